package dev.handback.worker;

import dev.handback.configuration.policy.InventoryRules;
import dev.handback.connector.estate.EstateFile;
import dev.handback.connector.estate.EstateFile.Entry;
import dev.handback.inventory.CorrelateBy;
import dev.handback.inventory.InventorySettingsActivities;
import dev.handback.inventory.NamePattern;
import dev.handback.inventory.SyncTerms;
import dev.handback.offboarding.access.TargetId;
import io.temporal.failure.ApplicationFailure;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Estate and policy as this worker read them at its start. */
final class InventorySettingsActivitiesImpl implements InventorySettingsActivities {

  /** Some 70 kB of JSON: an answer may be 2 MB. */
  private static final int PAGE_SIZE = 200;

  /** Eight events each, and less than 4 MB together, from which on a history should begin anew. */
  private static final int PAGES_PER_RUN = 40;

  private final EstateFile estate;
  private final InventoryRules rules;
  private final Collection<TargetId> listing;

  /** Takes which of the estate's targets can list their accounts. */
  InventorySettingsActivitiesImpl(
      EstateFile estate, InventoryRules rules, Collection<TargetId> listing) {
    this.estate = estate;
    this.rules = rules;
    this.listing = List.copyOf(listing);
  }

  @Override
  public SyncTerms current(TargetId target) {
    var entry =
        estate.targets().stream()
            .filter(one -> one.id().equals(target))
            .findFirst()
            .orElseThrow(() ->
                ApplicationFailure.newNonRetryableFailure(
                    "target %s is not in the estate any more".formatted(target), "NO_TARGET"));
    return new SyncTerms(
        entry.correlateBy(),
        entry.queue(),
        entry.owner(),
        given(entry.shared()),
        given(entry.pooled()),
        given(entry.workloads()),
        entry.environment(),
        knowPeople(),
        rules.owner(),
        rules.asking(),
        PAGE_SIZE,
        PAGES_PER_RUN);
  }

  private List<TargetId> knowPeople() {
    return estate.targets().stream()
        .filter(entry -> entry.correlateBy() == CorrelateBy.SUBJECT_ID)
        .map(Entry::id)
        .filter(listing::contains)
        .toList();
  }

  private static List<NamePattern> given(@Nullable List<NamePattern> names) {
    return names == null ? List.of() : names;
  }
}
