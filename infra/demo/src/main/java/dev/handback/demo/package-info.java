/** The command line behind the script {@code ./handback}. */
@NullMarked
package dev.handback.demo;

import org.jspecify.annotations.NullMarked;
