package dev.handback.inventory;

import dev.handback.offboarding.access.TargetId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What estate and policy say of one target's accounts.
 *
 * @param taskQueue where the target is reached
 * @param owner who owns the target, and so answers for its shared accounts
 * @param shared accounts of several people
 * @param pooled accounts that are handed out from a pool
 * @param workloads accounts of programs
 * @param environment of all its accounts that do not say their own; null where there is but one
 * @param knowPeople targets that name people by the system of record's id: they go first
 * @param quarantineTo who is given what cannot be correlated
 * @param quarantine what else becomes of those; null where they are just listed
 * @param pageSize accounts a page
 * @param pagesPerRun pages until the history begins anew
 */
public record SyncTerms(
    CorrelateBy correlateBy,
    String taskQueue,
    String owner,
    List<NamePattern> shared,
    List<NamePattern> pooled,
    List<NamePattern> workloads,
    @Nullable String environment,
    List<TargetId> knowPeople,
    String quarantineTo,
    @Nullable QuarantineRules quarantine,
    int pageSize,
    int pagesPerRun) {

  public SyncTerms {
    shared = List.copyOf(shared);
    pooled = List.copyOf(pooled);
    workloads = List.copyOf(workloads);
    knowPeople = List.copyOf(knowPeople);
  }

  /** The estate's word goes before the target's own. */
  AccountKind kindOf(ListedAccount account) {
    if (anyMatches(shared, account)) {
      return AccountKind.SHARED;
    }
    if (anyMatches(pooled, account)) {
      return AccountKind.POOLED;
    }
    return isWorkload(account) ? AccountKind.SERVICE : account.kind();
  }

  boolean isWorkload(ListedAccount account) {
    return anyMatches(workloads, account);
  }

  @Nullable String environmentOf(ListedAccount account) {
    return Optional.ofNullable(account.environment()).orElse(environment);
  }

  private static boolean anyMatches(List<NamePattern> patterns, ListedAccount account) {
    return patterns.stream()
        .anyMatch(pattern ->
            Stream.of(account.account().name(), account.account().id()).anyMatch(pattern::matches)
                || Stream.ofNullable(account.names().userName()).anyMatch(pattern::matches));
  }
}
