/** Faults on a real stack: what happens to a run when its parts die, hang or lie. */
@NullMarked
package dev.handback.demo.chaos;

import org.jspecify.annotations.NullMarked;
