/** How deliveries of a source are known to be its own: as configured, with presets. */
@NullMarked
package dev.handback.api.webhook.scheme;

import org.jspecify.annotations.NullMarked;
