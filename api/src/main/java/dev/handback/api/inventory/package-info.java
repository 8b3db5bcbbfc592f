/** The inventory, over HTTP. */
@NullMarked
package dev.handback.api.inventory;

import org.jspecify.annotations.NullMarked;
