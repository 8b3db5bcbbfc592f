/** People and their rights, put into the systems of the estate before anything happens. */
@NullMarked
package dev.handback.estate.seed;

import org.jspecify.annotations.NullMarked;
