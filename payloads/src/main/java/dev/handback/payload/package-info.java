/** What Handback tells Temporal is encrypted before it leaves the process. */
@NullMarked
package dev.handback.payload;

import org.jspecify.annotations.NullMarked;
