package dev.handback.record.inventory;

import dev.handback.inventory.AccountKind;
import dev.handback.offboarding.access.TargetId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One account of the inventory.
 *
 * @param correlation {@code PERSON}, {@code WORKLOAD}, {@code OWNED}, {@code DEPENDENT} or {@code
 *     QUARANTINED}
 * @param subjectId whose it is, or on whom it depends; null where it is nobody's own
 * @param owner who answers for it; of a quarantined one, who is to find out whose it is
 * @param why why it is quarantined; null when it is not
 * @param lastUsedAt null where the target never said
 * @param key the name of what a program signs in with; null where the target does not tell its uses
 * @param watchedSince any use of the key after this would be known; null where its use is not known
 */
public record InventoryLine(
    TargetId target,
    String accountId,
    String name,
    AccountKind kind,
    InventoryState state,
    String correlation,
    @Nullable String subjectId,
    @Nullable String owner,
    @Nullable String why,
    @Nullable String environment,
    boolean enabled,
    @Nullable String seat,
    @Nullable Instant lastUsedAt,
    @Nullable String key,
    @Nullable Instant watchedSince,
    Instant firstSeenAt,
    Instant lastSeenAt,
    @Nullable Instant goneAt) {}
