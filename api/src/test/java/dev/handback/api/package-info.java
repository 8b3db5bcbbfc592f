/** What specs register on a worker: Temporal wants Java classes there. */
@NullMarked
package dev.handback.api;

import org.jspecify.annotations.NullMarked;
