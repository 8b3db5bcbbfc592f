/** Sources are asked what they never sent: deterministic, and knows no vendor. */
@NullMarked
package dev.handback.poll;

import org.jspecify.annotations.NullMarked;
