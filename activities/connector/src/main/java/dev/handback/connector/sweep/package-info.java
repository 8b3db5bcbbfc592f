/** Sweeps: a stage on all its targets at once, and the rules of proof. */
@NullMarked
package dev.handback.connector.sweep;

import org.jspecify.annotations.NullMarked;
