/** What receivers of shared signals call: what the transmitter is, its keys, and their streams. */
@NullMarked
package dev.handback.api.transmitter;

import org.jspecify.annotations.NullMarked;
