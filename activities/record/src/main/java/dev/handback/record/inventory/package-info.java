/** The inventory: all accounts of all targets, and whose they are. */
@NullMarked
package dev.handback.record.inventory;

import org.jspecify.annotations.NullMarked;
