/** {@code policy.yaml}: what the company decided, in a file that people read and review. */
@NullMarked
package dev.handback.configuration.policy;

import org.jspecify.annotations.NullMarked;
