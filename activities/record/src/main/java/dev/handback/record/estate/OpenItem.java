package dev.handback.record.estate;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.access.ItemKind;
import dev.handback.offboarding.access.ItemStatus;

/** An item at a target that has not come to its end. */
public record OpenItem(
    OffboardingId offboarding, String subject, ItemKind kind, String name, ItemStatus status) {}
