/** Wires the process and its activities to Temporal task queues. */
@NullMarked
package dev.handback.worker;

import org.jspecify.annotations.NullMarked;
