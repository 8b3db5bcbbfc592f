/** Hand-written fakes of the process's ports. */
@NullMarked
package dev.handback.inventory;

import org.jspecify.annotations.NullMarked;
