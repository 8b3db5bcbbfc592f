/** Paid seats: what was bought. */
@NullMarked
package dev.handback.scimapp.seat;

import org.jspecify.annotations.NullMarked;
