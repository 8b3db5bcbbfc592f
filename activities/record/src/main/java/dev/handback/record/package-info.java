/** The shared record in MySQL: what happened, written once, proven, signed. */
@NullMarked
package dev.handback.record;

import org.jspecify.annotations.NullMarked;
