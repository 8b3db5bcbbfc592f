/** What applications that listen are told: signed security events, by the streams configured. */
@NullMarked
package dev.handback.transmitter;

import org.jspecify.annotations.NullMarked;
