/** The benchmark: Handback against the bare engine, in the same run. */
@NullMarked
package dev.handback.demo.bench;

import org.jspecify.annotations.NullMarked;
