/** The engine's schedules, over HTTP. */
@NullMarked
package dev.handback.api.schedule;

import org.jspecify.annotations.NullMarked;
