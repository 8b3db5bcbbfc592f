/** Asks transmitters of Shared Signals for what they have to tell (RFC 8936). */
@NullMarked
package dev.handback.signals;

import org.jspecify.annotations.NullMarked;
