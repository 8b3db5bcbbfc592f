/** Stands in for transmitters. */
@NullMarked
package dev.handback.signals;

import org.jspecify.annotations.NullMarked;
