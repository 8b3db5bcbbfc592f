package dev.handback.offboarding.record;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.access.ItemId;

/** Asks whether this seat is the next of those that wait for one replacement in one pool. */
public record SeatTurn(OffboardingId offboarding, ItemId seat) {}
