/** The listing of accounts, as syncs ask for it. */
@NullMarked
package dev.handback.connector.inventory;

import org.jspecify.annotations.NullMarked;
