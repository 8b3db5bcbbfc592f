/** A Temporal server in memory, for machines where the real one cannot be had. */
@NullMarked
package dev.handback.demo.engine;

import org.jspecify.annotations.NullMarked;
