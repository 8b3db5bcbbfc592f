/** Accepted events become runs: stored first, then started, RISK before the rest. */
@NullMarked
package dev.handback.api.intake;

import org.jspecify.annotations.NullMarked;
