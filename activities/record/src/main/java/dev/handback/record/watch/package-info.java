/** Probes after the close, and the offboardings that follow from them (requirement S11). */
@NullMarked
package dev.handback.record.watch;

import org.jspecify.annotations.NullMarked;
