/** The seat ledger, by double entry. */
@NullMarked
package dev.handback.record.seat;

import org.jspecify.annotations.NullMarked;
