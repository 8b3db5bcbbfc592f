/** The events that were heard, and what operators say about them. */
@NullMarked
package dev.handback.api.inbox;

import org.jspecify.annotations.NullMarked;
