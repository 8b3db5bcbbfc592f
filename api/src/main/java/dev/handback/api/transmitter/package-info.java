/** What receivers of shared signals call: the transmitter's description, its keys, and polls. */
@NullMarked
package dev.handback.api.transmitter;

import org.jspecify.annotations.NullMarked;
