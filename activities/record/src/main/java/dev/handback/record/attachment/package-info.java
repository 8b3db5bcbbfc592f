/** Files that people attach to what they did by hand. */
@NullMarked
package dev.handback.record.attachment;

import org.jspecify.annotations.NullMarked;
