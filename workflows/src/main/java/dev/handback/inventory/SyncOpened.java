package dev.handback.inventory;

import dev.handback.offboarding.access.TargetId;
import java.time.Instant;

/** A sync begins. */
public record SyncOpened(SyncId sync, TargetId target, Instant at) {}
