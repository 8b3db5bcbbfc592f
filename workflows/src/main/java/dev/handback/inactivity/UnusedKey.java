package dev.handback.inactivity;

import dev.handback.offboarding.Subject;
import dev.handback.offboarding.access.AccountRef;
import dev.handback.offboarding.access.TargetId;
import java.time.Instant;

/**
 * What a workload signs in with, and has not for so long.
 *
 * @param account as the inventory lists it
 * @param key what signs in, as the target's access is found by; often the same
 * @param owner who answers for it
 * @param unusedSince its last use, or the time from which on any use would have been told
 */
public record UnusedKey(
    TargetId target,
    AccountRef account,
    AccountRef key,
    Subject subject,
    String owner,
    Instant unusedSince) {}
