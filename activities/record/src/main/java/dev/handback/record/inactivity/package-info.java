/** Unused accounts in the inventory, and what was asked about them. */
@NullMarked
package dev.handback.record.inactivity;

import org.jspecify.annotations.NullMarked;
