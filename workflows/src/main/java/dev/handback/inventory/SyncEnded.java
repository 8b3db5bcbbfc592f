package dev.handback.inventory;

import dev.handback.offboarding.access.TargetId;
import java.time.Instant;

/** The target has listed everything it has. */
public record SyncEnded(SyncId sync, TargetId target, int pages, Instant at) {}
