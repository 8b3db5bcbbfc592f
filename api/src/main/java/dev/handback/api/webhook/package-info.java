/** Signed events from systems of record: sources, signatures, readings. */
@NullMarked
package dev.handback.api.webhook;

import org.jspecify.annotations.NullMarked;
