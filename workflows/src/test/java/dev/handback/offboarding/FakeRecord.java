package dev.handback.offboarding;

import dev.handback.offboarding.access.ItemId;
import dev.handback.offboarding.access.ItemKind;
import dev.handback.offboarding.access.ItemState;
import dev.handback.offboarding.access.Suspended;
import dev.handback.offboarding.obligation.Obligation;
import dev.handback.offboarding.obligation.ObligationId;
import dev.handback.offboarding.obligation.ObligationState;
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
import dev.handback.offboarding.seat.SeatMovement;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Remembers what the process told the record. */
public final class FakeRecord implements RecordActivities {

  /** The latest state of each item that was reported. */
  public final Map<ItemId, ItemState> items = Collections.synchronizedMap(new LinkedHashMap<>());

  /** All obligations, every change of each. */
  public final List<Obligation> obligations = new CopyOnWriteArrayList<>();

  /** The same, with who said what. */
  public final List<ObligationChanged> changes = new CopyOnWriteArrayList<>();

  /** Seats that moved. */
  public final List<SeatMovement> seats = new CopyOnWriteArrayList<>();

  /** States and stages, in the order they were told. */
  public final List<StageEntered> entered = new CopyOnWriteArrayList<>();

  /** Moves of the date, heeded or not. */
  public final List<DateMoved> moves = new CopyOnWriteArrayList<>();

  /** Rescissions, heeded or not. */
  public final List<Rescinded> rescissions = new CopyOnWriteArrayList<>();

  /** Exceptions that were granted. */
  public final List<ExceptionGranted> exceptions = new CopyOnWriteArrayList<>();

  /** How many items were planned. */
  public final List<ItemsPlanned> planned = new CopyOnWriteArrayList<>();

  /** Seats that moved although the record knew of access that was not gone yet. */
  public final List<SeatMovement> tooEarly = new CopyOnWriteArrayList<>();

  /** Obligations that were still open, for all the record knew, when the run was sealed. */
  public final List<ObligationId> openAtTheEnd = new CopyOnWriteArrayList<>();

  /** Seats that began to wait. */
  public final List<SeatWait> waits = new CopyOnWriteArrayList<>();

  /** Seats that wait no more. */
  public final List<SeatWaitEnded> waitsEnded = new CopyOnWriteArrayList<>();

  /** How many others of the pool come before any seat that asks. */
  public final AtomicInteger before = new AtomicInteger();

  /** How runs ended. */
  public final List<SealRequest> seals = new CopyOnWriteArrayList<>();

  /** Other offboardings that hold accounts. */
  public final List<AccountHolders.Stand> stands = new CopyOnWriteArrayList<>();

  /** Accounts that others, taken back before, had to leave shut. */
  public final List<Suspended> leftShut = new CopyOnWriteArrayList<>();

  /** What each run was asked for, by its id. */
  public final Map<OffboardingId, OffboardingRequest> requests = new ConcurrentHashMap<>();

  /** People who leave as well. */
  public final Set<String> leaving = ConcurrentHashMap.newKeySet();

  /** How many reports are yet to fail, as those of a record that is away for a moment. */
  public final AtomicInteger away = new AtomicInteger();

  @Override
  public void open(RunOpened opened) {
    requests.put(opened.request().id(), opened.request());
  }

  @Override
  public void planned(ItemsPlanned message) {
    planned.add(message);
    message.items().forEach(item -> items.putIfAbsent(item.id(), ItemState.planned(item)));
  }

  @Override
  public void entered(StageEntered message) {
    entered.add(message);
  }

  @Override
  public void moved(DateMoved message) {
    moves.add(message);
  }

  @Override
  public void rescinded(Rescinded message) {
    rescissions.add(message);
  }

  @Override
  public void excepted(ExceptionGranted granted) {
    exceptions.add(granted);
  }

  @Override
  public TakenBack takenBack(OffboardingId offboarding) {
    var own =
        planned.stream()
            .filter(one -> one.offboarding().equals(offboarding))
            .flatMap(one -> one.items().stream())
            .map(item -> Objects.requireNonNull(items.get(item.id())))
            .toList();
    var pages =
        requests.values().stream()
            .map(OffboardingRequest::page)
            .filter(page -> page != null && page.retirement().equals(offboarding))
            .count();
    return new TakenBack(Objects.requireNonNull(requests.get(offboarding)), own, (int) pages);
  }

  @Override
  public AccountHolders holders(AccountHolders.Question question) {
    return new AccountHolders(
        stands.stream().filter(one -> question.accounts().contains(one.account())).toList(),
        leftShut);
  }

  @Override
  public Leavers leavers(Leavers.Question question) {
    return new Leavers(question.names().stream().filter(leaving::contains).toList());
  }

  @Override
  public void report(StageReport report) {
    if (away.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new IllegalStateException("the record is away");
    }
    report.items().forEach(item -> items.put(item.item().id(), item));
    report.seats().stream().filter(this::isTooEarly).forEach(tooEarly::add);
    seats.addAll(report.seats());
    if (report.next() != null) {
      entered.add(report.next());
    }
  }

  private boolean isTooEarly(SeatMovement movement) {
    var target = Objects.requireNonNull(items.get(movement.item())).item().target();
    return items.values().stream()
        .filter(state -> state.item().target().equals(target))
        .filter(state -> state.item().kind() != ItemKind.SEAT)
        .anyMatch(state -> !state.disposed());
  }

  @Override
  public void seatWaits(SeatWait wait) {
    waits.add(wait);
    items.put(wait.seat().item().id(), wait.seat());
  }

  @Override
  public void seatWaitEnded(SeatWaitEnded ended) {
    waitsEnded.add(ended);
    items.put(ended.seat().item().id(), ended.seat());
  }

  @Override
  public SeatQueue seatTurn(SeatTurn turn) {
    return new SeatQueue(before.get());
  }

  @Override
  public void obligation(ObligationChanged changed) {
    obligations.add(changed.obligation());
    changes.add(changed);
  }

  @Override
  public Sealed seal(SealRequest request) {
    seals.add(request);
    var last = new LinkedHashMap<ObligationId, Obligation>();
    obligations.forEach(one -> last.put(one.id(), one));
    last.values().stream()
        .filter(one -> one.state() == ObligationState.OPEN)
        .map(Obligation::id)
        .forEach(openAtTheEnd::add);
    return new Sealed("head", entered.size(), Instant.now());
  }
}
