package dev.handback.offboarding;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where the event came from: always on the record (requirement T11).
 *
 * @param system the system of record
 * @param eventId the system's own id of the event, or a digest where it has none
 * @param triggeredBy the person or account that caused the event; null when the source is silent
 * @param occurredAt the source's own time of the event
 */
public record Source(
    String system, String eventId, @Nullable String triggeredBy, @Nullable Instant occurredAt) {}
