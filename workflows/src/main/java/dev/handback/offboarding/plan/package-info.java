/** From the inventory to the list of access items: pure decisions. */
@NullMarked
package dev.handback.offboarding.plan;

import org.jspecify.annotations.NullMarked;
