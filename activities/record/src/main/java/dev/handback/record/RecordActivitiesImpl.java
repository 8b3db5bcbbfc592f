package dev.handback.record;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.OffboardingState;
import dev.handback.offboarding.access.ItemKind;
import dev.handback.offboarding.record.AccountHolders;
import dev.handback.offboarding.record.DateMoved;
import dev.handback.offboarding.record.ExceptionGranted;
import dev.handback.offboarding.record.ItemsPlanned;
import dev.handback.offboarding.record.Leavers;
import dev.handback.offboarding.record.ObligationChanged;
import dev.handback.offboarding.record.RecordActivities;
import dev.handback.offboarding.record.Rescinded;
import dev.handback.offboarding.record.RunOpened;
import dev.handback.offboarding.record.SealRequest;
import dev.handback.offboarding.record.Sealed;
import dev.handback.offboarding.record.SeatQueue;
import dev.handback.offboarding.record.SeatTurn;
import dev.handback.offboarding.record.SeatWait;
import dev.handback.offboarding.record.SeatWaitEnded;
import dev.handback.offboarding.record.StageEntered;
import dev.handback.offboarding.record.StageReport;
import dev.handback.offboarding.record.TakenBack;
import dev.handback.offboarding.seat.SeatAccount;
import dev.handback.offboarding.seat.SeatMovement;
import dev.handback.record.evidence.Chain;
import dev.handback.record.evidence.Entry;
import dev.handback.record.evidence.RunEntries;
import dev.handback.record.evidence.SealSigner;
import dev.handback.record.evidence.Seals;
import dev.handback.record.evidence.SeatEntries;
import dev.handback.record.exception.ExceptionBook;
import dev.handback.record.item.Items;
import dev.handback.record.item.KeptItems;
import dev.handback.record.item.TakenItems;
import dev.handback.record.message.MessageKind;
import dev.handback.record.message.Outbox;
import dev.handback.record.message.Signals;
import dev.handback.record.obligation.ObligationBook;
import dev.handback.record.run.LeavingSubjects;
import dev.handback.record.run.RetirementPages;
import dev.handback.record.run.RunRequests;
import dev.handback.record.run.Runs;
import dev.handback.record.seat.SeatLedger;
import dev.handback.record.seat.SeatWaits;
import dev.handback.record.sql.RecordTransactions;
import dev.handback.record.watch.Probes;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Writes what a run tells. Each message is one transaction that holds the run's evidence chain; a
 * message whose facts the chain has already changes nothing. Safe from any number of threads.
 *
 * <p>Throws {@link RecordRefusal} where another try is of no use.
 */
@Singleton
@Requires(bean = SealSigner.class)
public final class RecordActivitiesImpl implements RecordActivities {
  private final RecordTransactions transactions;
  private final SealSigner signer;
  private final Outbox outbox;
  private final Signals signals;

  public RecordActivitiesImpl(
      RecordTransactions transactions, SealSigner signer, Outbox outbox, Signals signals) {
    this.transactions = transactions;
    this.signer = signer;
    this.outbox = outbox;
    this.signals = signals;
  }

  @Override
  public void open(RunOpened opened) {
    inOneTransaction(connection -> {
      Runs.ensure(connection, opened.request(), opened.workflowId());
      var chain = Chain.hold(connection, opened.request().id());
      if (!chain.append(List.of(RunEntries.opened(opened))).isEmpty()) {
        Runs.begin(connection, opened);
        outbox.run(connection, MessageKind.STARTED, opened.request().id(), opened.at());
      }
    });
  }

  @Override
  public void planned(ItemsPlanned planned) {
    var id = planned.offboarding();
    var seats = held(planned);
    var entries = new ArrayList<Entry>();
    planned.items().forEach(item -> entries.add(RunEntries.planned(id, item, planned.at())));
    planned.kept().forEach(kept -> entries.add(RunEntries.kept(id, kept, planned.at())));
    planned.unreached().forEach(unreached -> entries.add(RunEntries.unreached(id, unreached)));
    seats.forEach(seat -> entries.add(RunEntries.moved(id, seat)));
    inOneTransaction(connection -> {
      var fresh = Chain.hold(connection, id).append(entries);
      if (!fresh.isEmpty()) {
        Runs.plan(connection, id, planned.items().size());
        Items.plan(connection, id, planned.items());
        KeptItems.save(connection, id, planned.kept());
        SeatLedger.book(connection, id, among(fresh, seats));
      }
    });
  }

  @Override
  public void entered(StageEntered entered) {
    inOneTransaction(connection -> {
      var chain = Chain.hold(connection, entered.offboarding());
      if (chain.isNews(entered)) {
        enter(connection, chain, entered);
      }
    });
  }

  @Override
  public void moved(DateMoved moved) {
    inOneTransaction(connection -> {
      var chain = Chain.hold(connection, moved.offboarding());
      if (!chain.append(List.of(RunEntries.moved(moved))).isEmpty() && moved.heeded()) {
        Runs.move(connection, moved);
      }
    });
  }

  @Override
  public void rescinded(Rescinded rescinded) {
    inOneTransaction(connection -> {
      var id = rescinded.offboarding();
      if (rescinded.heeded()) {
        Runs.rescind(connection, rescinded);
      }
      var chain = Chain.hold(connection, id);
      // a word that changes nothing cannot be added to what is sealed either
      var news =
          (rescinded.heeded() || !chain.sealed())
              && !chain.append(List.of(RunEntries.rescinded(rescinded))).isEmpty();
      if (news && rescinded.heeded()) {
        outbox.run(connection, MessageKind.RESCINDED, id, rescinded.rescission().at());
      }
    });
  }

  @Override
  public TakenBack takenBack(OffboardingId offboarding) {
    return transactions.read(connection ->
        new TakenBack(
            RunRequests.of(connection, offboarding),
            TakenItems.of(connection, offboarding),
            RetirementPages.count(connection, offboarding)));
  }

  @Override
  public AccountHolders holders(AccountHolders.Question question) {
    return transactions.read(
        connection -> TakenItems.holders(connection, question.offboarding(), question.accounts()));
  }

  @Override
  public Leavers leavers(Leavers.Question question) {
    return transactions.read(connection -> LeavingSubjects.among(connection, question));
  }

  @Override
  public void excepted(ExceptionGranted granted) {
    inOneTransaction(connection -> {
      var chain = Chain.hold(connection, granted.offboarding());
      if (!chain.append(List.of(RunEntries.excepted(granted))).isEmpty()) {
        ExceptionBook.save(connection, granted);
      }
    });
  }

  @Override
  public void report(StageReport report) {
    var id = report.offboarding();
    var next = report.next();
    inOneTransaction(connection -> {
      var entries = ReportEntries.of(connection, report);
      var chain = Chain.hold(connection, id);
      var fresh = chain.append(entries);
      if (!fresh.isEmpty()) {
        Items.save(connection, id, report.items());
        SeatLedger.book(connection, id, among(fresh, report.seats()));
      }
      if (next != null && chain.isNews(next)) {
        enter(connection, chain, next);
      }
      signals.reported(connection, report);
    });
  }

  @Override
  public void seatWaits(SeatWait wait) {
    var id = wait.offboarding();
    inOneTransaction(connection -> {
      var chain = Chain.hold(connection, id);
      if (!chain.append(List.of(SeatEntries.waits(wait))).isEmpty()) {
        Items.save(connection, id, List.of(wait.seat()));
        SeatWaits.begin(connection, wait);
      }
    });
  }

  @Override
  public void seatWaitEnded(SeatWaitEnded ended) {
    var id = ended.offboarding();
    inOneTransaction(connection -> {
      var chain = Chain.hold(connection, id);
      if (!chain.append(List.of(SeatEntries.ended(ended))).isEmpty()) {
        Items.save(connection, id, List.of(ended.seat()));
        SeatWaits.end(connection, ended);
      }
    });
  }

  @Override
  public SeatQueue seatTurn(SeatTurn turn) {
    return transactions.read(connection -> new SeatQueue(SeatWaits.before(connection, turn)));
  }

  @Override
  public void obligation(ObligationChanged changed) {
    inOneTransaction(connection -> {
      var chain = Chain.hold(connection, changed.offboarding());
      var known = ObligationBook.find(connection, changed);
      if (known.isEmpty() || known.get().isChangedBy(changed)) {
        chain.append(List.of(RunEntries.obligation(changed)));
        ObligationBook.save(connection, changed);
        outbox.owed(connection, known.orElse(null), changed);
        signals.changed(connection, changed);
      }
    });
  }

  @Override
  public Sealed seal(SealRequest request) {
    return transactions.write(connection -> {
      var chain = Chain.hold(connection, request.offboarding());
      var before = Seals.last(connection, request.offboarding());
      // taken back since, it is open again, and sealed once more when all is given back
      if (before.isPresent() && (chain.sealed() || request.state() != OffboardingState.RESCINDED)) {
        return before.get().sealed();
      }
      RetirementPages.refuseOpen(connection, request);
      var number = before.map(Seals.Numbered::number).orElse(0) + 1;
      var sealed = Seals.seal(connection, chain, request, number, signer);
      Runs.end(connection, request.offboarding(), request.state(), request.at());
      Probes.plan(connection, request.offboarding(), request.probes());
      if (request.state() == OffboardingState.SEALED) {
        outbox.run(connection, MessageKind.SEALED, request.offboarding(), request.at());
      }
      signals.ended(connection, request);
      return sealed;
    });
  }

  private static List<SeatMovement> held(ItemsPlanned planned) {
    Instant at = planned.at();
    return planned.items().stream()
        .filter(item -> item.kind() == ItemKind.SEAT)
        .map(item -> SeatMovement.of(item, SeatAccount.INVENTORY, SeatAccount.HELD, at))
        .toList();
  }

  private static List<SeatMovement> among(Set<String> fresh, List<SeatMovement> seats) {
    return seats.stream().filter(seat -> fresh.contains(RunEntries.keyOf(seat))).toList();
  }

  private static void enter(Connection connection, Chain chain, StageEntered entered)
      throws SQLException {
    chain.append(List.of(RunEntries.entered(entered)));
    Runs.enter(connection, entered);
  }

  /** A message without an answer. */
  @FunctionalInterface
  private interface Telling {
    void on(Connection connection) throws SQLException;
  }

  private void inOneTransaction(Telling telling) {
    transactions.write(connection -> {
      telling.on(connection);
      return true;
    });
  }
}
