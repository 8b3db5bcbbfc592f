/** Events heard, kept until their run has started. */
@NullMarked
package dev.handback.record.inbox;

import org.jspecify.annotations.NullMarked;
