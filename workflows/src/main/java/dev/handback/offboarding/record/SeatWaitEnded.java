package dev.handback.offboarding.record;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.access.ItemState;
import java.time.Instant;

/** A seat waits no more. */
public record SeatWaitEnded(OffboardingId offboarding, ItemState seat, String how, Instant at) {}
