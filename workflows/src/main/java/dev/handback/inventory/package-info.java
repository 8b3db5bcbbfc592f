/** The map of who has what at each target (P1, P2), kept fresh by scheduled syncs. */
@NullMarked
package dev.handback.inventory;

import org.jspecify.annotations.NullMarked;
