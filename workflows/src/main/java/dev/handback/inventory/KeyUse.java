package dev.handback.inventory;

import dev.handback.offboarding.access.AccountRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a target says of the key that a program signs in with (requirement T9).
 *
 * @param account what signs in with it, as the target's access is found by
 * @param toldSince any use after this would have been told; null where the target does not keep
 *     every use, so that nobody can say that there was none
 */
public record KeyUse(AccountRef account, @Nullable Instant toldSince) {}
