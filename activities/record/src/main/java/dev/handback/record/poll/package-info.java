/** How far sources were asked for what they never sent. */
@NullMarked
package dev.handback.record.poll;

import org.jspecify.annotations.NullMarked;
