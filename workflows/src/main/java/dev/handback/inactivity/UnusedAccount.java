package dev.handback.inactivity;

import dev.handback.offboarding.Subject;
import dev.handback.offboarding.access.AccountRef;
import dev.handback.offboarding.access.TargetId;
import java.time.Instant;

/** Somebody's enabled account, with the last use that its target ever told. */
public record UnusedAccount(
    TargetId target, AccountRef account, Subject subject, Instant lastUsedAt) {}
