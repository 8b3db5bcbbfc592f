/** The processes of a demo: starting, stopping and finding them, and the files they need. */
@NullMarked
package dev.handback.demo.stack;

import org.jspecify.annotations.NullMarked;
