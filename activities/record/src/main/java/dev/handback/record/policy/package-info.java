/** The versions of the policy that offboardings ran under. */
@NullMarked
package dev.handback.record.policy;

import org.jspecify.annotations.NullMarked;
