/** Paid seats and their double-entry movements. */
@NullMarked
package dev.handback.offboarding.seat;

import org.jspecify.annotations.NullMarked;
