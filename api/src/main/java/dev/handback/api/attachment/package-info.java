/** Files that people attach: taken, checked by their content, handed out again. */
@NullMarked
package dev.handback.api.attachment;

import org.jspecify.annotations.NullMarked;
