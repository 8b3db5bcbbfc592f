/** Who works for the demo's company, and what each may do: the same people on every machine. */
@NullMarked
package dev.handback.demo.company;

import org.jspecify.annotations.NullMarked;
