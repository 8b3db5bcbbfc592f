package dev.handback.record.inactivity;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.OffboardingState;
import dev.handback.offboarding.access.TargetId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What has gone idle and was asked about (requirement T9).
 *
 * @param name as people know it
 * @param subject whose it is, by the id of the system of record
 * @param unusedSince when it was asked about: nobody had used it since
 * @param asked who was asked; null before anybody was
 * @param until when silence has it removed, or made cheaper; null where there is no such date
 * @param becomes what an idle seat becomes; null where it is removed
 * @param monthlySaving what that saves a month; null where no price is known
 */
public record IdleView(
    OffboardingId offboarding,
    OffboardingState state,
    IdleWhat what,
    TargetId target,
    String name,
    String subject,
    Instant unusedSince,
    Instant askedAt,
    @Nullable String asked,
    @Nullable Instant until,
    @Nullable String becomes,
    @Nullable String monthlySaving,
    @Nullable String currency) {}
