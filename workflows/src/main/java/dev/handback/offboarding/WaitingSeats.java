package dev.handback.offboarding;

import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.ItemId;
import dev.handback.offboarding.access.ItemOutcome;
import dev.handback.offboarding.access.ItemStatus;
import dev.handback.offboarding.obligation.ObligationId;
import dev.handback.offboarding.obligation.ObligationKind;
import dev.handback.offboarding.obligation.ObligationState;
import dev.handback.offboarding.seat.SeatAction;
import dev.handback.offboarding.seat.SeatCase;
import dev.handback.offboarding.seat.SeatEnd;
import dev.handback.offboarding.seat.SeatEvent;
import dev.handback.offboarding.seat.SeatHold;
import dev.handback.offboarding.seat.SeatWord;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Seats that policy keeps for a while (requirements L3, L4), each in a workflow of its own. */
final class WaitingSeats {

  /** A wait that an operator ended or lost begins anew: never taken for its end. */
  private static final Duration BEFORE_ANEW = Duration.ofMinutes(1);

  private final Map<ItemId, Wait> waits = new LinkedHashMap<>();
  private final Map<ItemId, SeatEnd> waited = new HashMap<>();
  private final OffboardingRequest request;
  private final Terms terms;
  private final Estate estate;
  private final RunItems items;
  private final Obligations obligations;
  private final Journal journal;
  private final Background background;
  private boolean calledOff;

  WaitingSeats(
      OffboardingRequest request,
      Terms terms,
      Estate estate,
      RunItems items,
      Obligations obligations,
      Journal journal,
      Background background) {
    this.request = request;
    this.terms = terms;
    this.estate = estate;
    this.items = items;
    this.obligations = obligations;
    this.journal = journal;
    this.background = background;
  }

  /** One seat's wait; its run is another one after one was lost, what was said stays. */
  private static final class Wait {
    private final Map<SeatEvent, ObligationId> asked = new EnumMap<>(SeatEvent.class);
    private final List<SeatWord> heard = new ArrayList<>();
    private @Nullable SeatReclamationWorkflow run;
    private @Nullable CancellationScope scope;
  }

  /** Those of the seats that go now; the others begin to wait. */
  List<AccessItem> goNow(List<AccessItem> ready) {
    var now = new ArrayList<AccessItem>();
    for (var seat : ready) {
      var hold = holdOf(seat);
      if (hold.nothing()) {
        now.add(seat);
      } else {
        begin(seat, hold);
      }
    }
    return now;
  }

  /** Frees them or makes them cheaper ones; for a downgrade, runs of old asked a person. */
  List<ItemOutcome> release(List<AccessItem> seats) {
    var downgrades = seats.stream().filter(this::isDowngrade).toList();
    if (downgrades.isEmpty()
        || Workflow.getVersion("connectors-downgrade", Workflow.DEFAULT_VERSION, 1) == 1) {
      return estate.sweep(Stage.RELEASE_SEATS, seats, items);
    }
    var others = seats.stream().filter(seat -> !isDowngrade(seat)).toList();
    var asked =
        downgrades.stream()
            .map(seat ->
                new ItemOutcome.NeedsPerson(
                    seat.id(), Stage.RELEASE_SEATS, downgrade(seat), Journal.now()));
    var released = estate.sweep(Stage.RELEASE_SEATS, others, items);
    return Stream.concat(asked, released.stream()).toList();
  }

  private boolean isDowngrade(AccessItem seat) {
    return items.actionOn(seat.id()).kind() == SeatAction.Kind.DOWNGRADE;
  }

  /** Somebody's word; never the subject's (P5), and only where it is waited for. */
  void hear(SeatWord word) {
    var wait = waits.get(word.item());
    if (wait == null || request.subject().signsAs(word.by())) {
      return;
    }
    var asked = wait.asked.remove(word.event());
    if (asked != null) {
      wait.heard.add(word);
      obligations.end(asked, ObligationState.MET, word.by(), word.reason());
      tell(wait, word);
    }
  }

  private static void tell(Wait wait, SeatWord word) {
    var run = wait.run;
    if (run != null && !Hearing.of(() -> run.hear(word))) {
      wait.run = null; // the next one begins with all that was said
    }
  }

  /** Nothing is taken away any more: no seat waits. */
  void callOff() {
    calledOff = true;
    waits.values().stream()
        .map(wait -> wait.scope)
        .filter(Objects::nonNull)
        .forEach(CancellationScope::cancel);
  }

  private SeatHold holdOf(AccessItem seat) {
    var pool = terms.pool(seat);
    var rule = terms.ofItems().seatRuleFor(seat, pool);
    var waitedFor = waited.get(seat.id());
    var downgrade = request.downgrade();
    if (downgrade != null) {
      items.decide(seat.id(), downgrade.action());
    } else if (rule != null) {
      items.decide(seat.id(), rule.becomes(request.replacement(), waitedFor));
    }
    return rule == null || waitedFor != null
        ? SeatHold.NONE
        : SeatHold.of(rule, seat, pool, request.replacement(), Journal.now());
  }

  private void begin(AccessItem seat, SeatHold hold) {
    var wait = new Wait();
    waits.put(seat.id(), wait);
    journal.seatWaits(items.keep(seat.id()), hold);
    hold.words().forEach(event -> wait.asked.put(event, ask(seat, event)));
    background.start(() -> {
      var end = await(seat, hold, wait);
      waits.remove(seat.id());
      if (end == null) {
        journal.seatWaitEnded(items.state(seat.id()).in(ItemStatus.PLANNED), "it is taken back");
        items.letGo(seat.id());
      } else {
        // the record first: the run releases it as soon as it waits no more
        journal.seatWaitEnded(items.state(seat.id()).in(ItemStatus.PLANNED), end.how());
        waited.put(seat.id(), end);
        items.letGo(seat.id());
      }
    });
  }

  /** Null when it was called off. */
  private @Nullable SeatEnd await(AccessItem seat, SeatHold hold, Wait wait) {
    var queue = terms.target(seat.target()).taskQueue();
    while (!calledOff) {
      var waiting = new SeatCase(request.id(), seat, queue, hold, wait.heard, null);
      var run = Workflow.newChildWorkflowStub(SeatReclamationWorkflow.class, options(waiting));
      var end = new AtomicReference<@Nullable SeatEnd>();
      var scope = Workflow.newCancellationScope(() -> end.set(run.reclaim(waiting)));
      wait.run = run;
      wait.scope = scope;
      try {
        scope.run();
        return end.get();
      } catch (ChildWorkflowFailure | CanceledFailure lost) {
        wait.run = null;
        if (!calledOff) {
          Workflow.sleep(BEFORE_ANEW);
        }
      }
    }
    return null;
  }

  private ChildWorkflowOptions options(SeatCase waiting) {
    return ChildWorkflowOptions.newBuilder()
        .setWorkflowId(waiting.workflowId())
        .setStaticSummary(
            Summary.of(
                "Seat %s at %s waits"
                    .formatted(waiting.seat().nativeId(), waiting.seat().target())))
        .setStaticDetails(waiting.hold().why())
        .build();
  }

  private ObligationId ask(AccessItem seat, SeatEvent event) {
    var kind =
        switch (event) {
          case HOLD_RELEASED -> ObligationKind.LEGAL_HOLD;
          case DATA_TRANSFERRED -> ObligationKind.DATA_TRANSFER;
        };
    var why = "%s at %s stays until somebody says %s".formatted(seat.name(), seat.target(), event);
    return obligations.open(
        kind, seat.id(), seat.target(), seat.owner(), terms.policy().manualWithin(), why);
  }

  private String downgrade(AccessItem seat) {
    return "policy wants the %s seat of %s at %s to become %s: change it there and say what the vendor"
            .formatted(
                seat.nativeId(),
                seat.account().name(),
                seat.target(),
                items.actionOn(seat.id()).sku())
        + " counts";
  }
}
