package dev.handback.offboarding.seat;

import dev.handback.offboarding.access.ItemId;
import java.time.Instant;

/** Somebody's word about a seat that waits for it. */
public record SeatWord(ItemId item, SeatEvent event, String by, String reason, Instant at) {}
