/** What the company decided: patience, approvals, SLA. */
@NullMarked
package dev.handback.offboarding.policy;

import org.jspecify.annotations.NullMarked;
