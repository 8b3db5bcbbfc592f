package dev.handback.poll;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who has changed.
 *
 * @param id of the person, in the source
 * @param changedAt the source's own time; null where it tells none
 * @param answer what the list says of the person, as JSON; null where the person is to be asked for
 */
public record PolledItem(String id, @Nullable Instant changedAt, @Nullable String answer) {}
