package dev.handback.record.watch;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.OffboardingState;
import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.ItemId;
import dev.handback.offboarding.access.ItemState;
import dev.handback.offboarding.watch.DuePage;
import dev.handback.offboarding.watch.DueProbes;
import dev.handback.offboarding.watch.ProbeReport;
import dev.handback.offboarding.watch.ProbeResult;
import dev.handback.offboarding.watch.WatchActivities;
import dev.handback.record.inbox.Intake;
import dev.handback.record.inbox.SourceWord;
import dev.handback.record.item.ItemName;
import dev.handback.record.item.Items;
import dev.handback.record.item.TakenItems;
import dev.handback.record.message.Outbox;
import dev.handback.record.sql.RecordTransactions;
import dev.handback.record.sql.Sql;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keeps what probes saw. What came back goes the way of every other event: through the inbox. */
@Singleton
public final class WatchActivitiesImpl implements WatchActivities {
  private static final String DROP_RESCINDED =
      "UPDATE probe p JOIN offboarding o ON o.id = p.offboarding_id SET p.next_at = NULL,"
          + " p.done_at = ?, p.result = 'DROPPED' WHERE p.next_at <= ? AND o.state = 'RESCINDED'";
  private static final String TO_COME =
      "SELECT 1 FROM probe WHERE offboarding_id = ? AND number = ? AND done_at IS NULL";

  private final RecordTransactions transactions;
  private final Intake intake;
  private final Outbox outbox;

  WatchActivitiesImpl(RecordTransactions transactions, Intake intake, Outbox outbox) {
    this.transactions = transactions;
    this.intake = intake;
    this.outbox = outbox;
  }

  @Override
  public DueProbes due(DuePage page) {
    return transactions.write(connection -> {
      Sql.update(
          connection, DROP_RESCINDED, parameters -> parameters.time(page.now()).time(page.now()));
      return DueQuery.page(connection, page);
    });
  }

  @Override
  public void report(ProbeReport report) {
    var original =
        transactions.read(connection ->
            isToCome(connection, report)
                ? Original.find(connection, report.offboarding())
                : Optional.<Original>empty());
    // given back on purpose while targets were asked: the next round drops it
    if (original.isEmpty() || original.get().state() != OffboardingState.SEALED) {
      return;
    }
    var seen = transactions.read(connection -> seen(connection, report));
    // the inbox first: if this is cut off here, the same event is known when it is tried again
    var cameBack = report.result() == ProbeResult.CAME_BACK;
    keep(report, seen, cameBack ? open(original.get(), report, seen) : null);
  }

  private OffboardingId open(Original original, ProbeReport report, List<SeenItem> seen) {
    var request = original.again(report, back(report, seen));
    var word = SourceWord.leaves(request, request.source().system());
    var accepted = intake.accept(original.event(report), word);
    // the one that was opened before, where somebody came back twice
    return Objects.requireNonNullElse(accepted.offboarding(), request.id());
  }

  private List<AccessItem> back(ProbeReport report, List<SeenItem> seen) {
    var back =
        seen.stream()
            .filter(item -> item.sight() == SeenItem.Sight.BACK)
            .map(SeenItem::item)
            .collect(Collectors.toSet());
    return transactions.read(connection -> TakenItems.of(connection, report.offboarding())).stream()
        .map(ItemState::item)
        .filter(item -> back.contains(item.id()))
        .toList();
  }

  private void keep(ProbeReport report, List<SeenItem> seen, @Nullable OffboardingId linked) {
    transactions.write(connection -> {
      Probes.tried(connection, report, seen, linked);
      if (linked != null) {
        Probes.end(connection, report.offboarding(), ProbeResult.TAKEN_OVER, report.at());
        outbox.cameBack(connection, report.offboarding(), linked, report.at());
      }
      return true;
    });
  }

  private static List<SeenItem> seen(Connection connection, ProbeReport report)
      throws SQLException {
    Map<ItemId, ItemName> names = Items.names(connection, report.offboarding());
    return report.seen().stream()
        .filter(outcome -> names.containsKey(outcome.item()))
        .map(outcome -> SeenItem.of(outcome, Objects.requireNonNull(names.get(outcome.item()))))
        .toList();
  }

  private static boolean isToCome(Connection connection, ProbeReport report) throws SQLException {
    return Sql.first(
            connection,
            TO_COME,
            parameters -> parameters.text(report.offboarding()).number(report.number()),
            row -> row.getInt(1))
        .isPresent();
  }
}
