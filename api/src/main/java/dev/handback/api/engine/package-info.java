/** The connection to Temporal: starting runs and telling them what people decided. */
@NullMarked
package dev.handback.api.engine;

import org.jspecify.annotations.NullMarked;
