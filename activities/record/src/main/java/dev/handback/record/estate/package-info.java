/** Target systems: what the estate says of them, and how they were last met. */
@NullMarked
package dev.handback.record.estate;

import org.jspecify.annotations.NullMarked;
