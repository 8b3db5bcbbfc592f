package dev.handback.record.inventory;

import dev.handback.offboarding.access.TargetId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One sync: what it found, or that it is still under way. */
public record SyncLine(
    String id,
    TargetId target,
    SyncState state,
    Instant startedAt,
    @Nullable Instant endedAt,
    int pages,
    int accounts,
    int quarantined,
    int gone) {}
