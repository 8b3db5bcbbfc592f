/** Receives what others know: Shared Signals (CAEP, RISC) as signed Security Event Tokens. */
@NullMarked
package dev.handback.sharedsignals;

import org.jspecify.annotations.NullMarked;
