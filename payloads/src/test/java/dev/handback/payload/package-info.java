/** What specs run on the engine. */
@NullMarked
package dev.handback.payload;

import org.jspecify.annotations.NullMarked;
