package dev.handback.offboarding.record;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.access.ItemState;
import dev.handback.offboarding.seat.SeatHold;
import java.time.Instant;

/** A seat begins to wait. */
public record SeatWait(OffboardingId offboarding, ItemState seat, SeatHold hold, Instant at) {}
