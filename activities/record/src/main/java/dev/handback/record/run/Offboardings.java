package dev.handback.record.run;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.OffboardingState;
import dev.handback.offboarding.Source;
import dev.handback.offboarding.Subject;
import dev.handback.offboarding.Trigger;
import dev.handback.record.item.ItemViews;
import dev.handback.record.item.KeptItems;
import dev.handback.record.item.LostItem;
import dev.handback.record.item.TakenItems;
import dev.handback.record.message.Deliveries;
import dev.handback.record.obligation.Obligations;
import dev.handback.record.run.OffboardingRecord.Hold;
import dev.handback.record.sql.RecordTransactions;
import dev.handback.record.sql.Sql;
import dev.handback.record.sql.StoredJson;
import dev.handback.record.watch.ProbeViews;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads offboardings. */
@Singleton
public final class Offboardings {
  private static final String HOLD =
      "SELECT id, received_at, last_error FROM inbox WHERE offboarding_id = ? AND state = 'HELD'";

  private final OffboardingRepository repository;
  private final ItemViews items;
  private final Obligations obligations;
  private final Deliveries deliveries;
  private final ProbeViews probes;
  private final RecordTransactions transactions;
  private final Clock clock = Clock.systemUTC();

  Offboardings(
      OffboardingRepository repository,
      ItemViews items,
      Obligations obligations,
      Deliveries deliveries,
      ProbeViews probes,
      RecordTransactions transactions) {
    this.repository = repository;
    this.items = items;
    this.obligations = obligations;
    this.deliveries = deliveries;
    this.probes = probes;
    this.transactions = transactions;
  }

  /** The whole record of one offboarding. */
  public Optional<OffboardingRecord> find(OffboardingId id) {
    return repository.findById(id.value()).map(this::view);
  }

  /**
   * A page of them, the last received first.
   *
   * @throws IllegalArgumentException for a cursor that no list gave
   */
  public Page list(ListQuery query) {
    return transactions.read(new OffboardingList(query)::page);
  }

  private @Nullable Hold hold(OffboardingId id) {
    return transactions
        .read(connection ->
            Sql.first(
                connection,
                HOLD,
                parameters -> parameters.text(id),
                held ->
                    new Hold(
                        held.getString("id"),
                        Objects.requireNonNull(Sql.time(held, "received_at")),
                        held.getString("last_error"))))
        .orElse(null);
  }

  /** What it took and nothing brings back, each with the reason: known before it is taken back. */
  public List<LostItem> lost(OffboardingId id) {
    return transactions.read(connection -> TakenItems.withPages(connection, id)).stream()
        .map(LostItem::of)
        .flatMap(Optional::stream)
        .toList();
  }

  private @Nullable RetirementView retirement(OffboardingRow row) {
    return row.triggerKind() == Trigger.APPLICATION_RETIREMENT && row.link() == null
        ? transactions.read(
            connection -> RetirementPages.view(connection, new OffboardingId(row.id())))
        : null;
  }

  private OffboardingRecord view(OffboardingRow row) {
    var id = new OffboardingId(row.id());
    var itemViews = items.of(id);
    var owed = obligations.of(id);
    var until = Objects.requireNonNullElseGet(row.sealedAt(), clock::instant);
    return new OffboardingRecord(
        id,
        row.workflowId(),
        new Subject(
            row.subjectKind(),
            row.subjectId(),
            row.subjectEmail(),
            row.subjectName(),
            row.managerId()),
        row.triggerKind(),
        row.risk(),
        row.state(),
        row.stage(),
        row.policyVersion(),
        row.effectiveAt(),
        row.receivedAt(),
        row.startedAt(),
        row.sealedAt(),
        row.rescindedAt(),
        new Source(row.sourceSystem(), row.sourceEventId(), row.triggeredBy(), row.occurredAt()),
        row.reason(),
        StoredJson.texts(row.kept()),
        row.replacement(),
        row.state() == OffboardingState.AWAITING_APPROVAL ? hold(id) : null,
        row.link() == null ? null : new OffboardingId(row.link()),
        retirement(row),
        itemViews,
        transactions.read(connection -> KeptItems.of(connection, id)),
        owed,
        deliveries.toStreams(id),
        PlanResult.of(row.firstPlan(), row.state(), itemViews, owed),
        probes.of(id),
        Figures.of(row.receivedAt(), row.effectiveAt(), itemViews, owed, until));
  }
}
