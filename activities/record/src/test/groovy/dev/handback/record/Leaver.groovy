package dev.handback.record

import static dev.handback.offboarding.seat.SeatAccount.*

import dev.handback.offboarding.*
import dev.handback.offboarding.access.*
import dev.handback.offboarding.obligation.*
import dev.handback.offboarding.plan.Plan
import dev.handback.offboarding.record.*
import dev.handback.offboarding.seat.SeatAccount
import dev.handback.offboarding.seat.SeatMovement
import java.time.Instant
import java.util.concurrent.atomic.AtomicInteger

/** One leaver's run as the process would tell it: an account, sessions and a seat on each target. */
class Leaver {
  private static final AtomicInteger COUNT = new AtomicInteger()
  static final Instant T0 = Instant.parse("2026-11-20T16:00:00.123456Z")

  final OffboardingRequest request
  final List<AccessItem> items

  Leaver(int targets = 1, Map with = [:]) {
    def n = COUNT.incrementAndGet()
    def subject = new Subject(SubjectKind.EMPLOYEE, with.person ?: "e-$n".toString(), with.email ?: "ada$n@example.com".toString(), with.name ?: "Ada Lovelace", "e-7")
    def source = new Source("bamboohr", with.event ?: "evt-$n".toString(), "hr@example.com", T0.minusSeconds(60))
    def trigger = with.trigger ?: Trigger.TERMINATION
    request = new OffboardingRequest(OffboardingId.of(source, subject, trigger), subject, trigger, with.risk ?: Risk.NORMAL,
        with.effectiveAt, with.receivedAt ?: T0, source, [], null).because(with.reason)
    items = Plan.from(request.id(), (1..targets).collectMany { found("target-$it") }, []).items()
  }

  OffboardingId getId() { request.id() }

  AccessItem item(ItemKind kind, int target = 1) {
    items.find { it.kind() == kind && it.target().value() == "target-$target" }
  }

  RunOpened opened() { new RunOpened(request, id.workflowId(), "2026-11", T0.plusMillis(20)) }

  ItemsPlanned planned(List<AccessItem> some = items) { new ItemsPlanned(id, some, [], [], T0.plusMillis(50)) }

  StageEntered entered(Stage stage, OffboardingState state = OffboardingState.RUNNING, long millis = 60) {
    new StageEntered(id, stage, state, T0.plusMillis(millis))
  }

  /** Everything but seats is proven gone. */
  StageReport proven(List<AccessItem> some = items.findAll { it.kind() != ItemKind.SEAT }) {
    reported(some.collect { proof(it) })
  }

  ItemOutcome.Proven proof(AccessItem item) {
    new ItemOutcome.Proven(item.id(), Stage.VERIFY, new Proof(ProofMethod.TRIED, "sign-in refused: account disabled", T0.plusMillis(900)))
  }

  ItemOutcome.Done done(AccessItem item, Stage stage, long millis = 300) {
    new ItemOutcome.Done(item.id(), stage, "done and read back", T0.plusMillis(millis), [], [])
  }

  StageReport reported(List<ItemOutcome> outcomes, List<SeatMovement> seats = [], StageEntered next = null) {
    def states = outcomes.collect { outcome ->
      def item = items.find { it.id() == outcome.item() }
      ItemState.planned(item).after(outcome)
    }
    new StageReport(id, outcomes, states, seats, next)
  }

  /** The seats are pending, and the vendor counts them as free. */
  StageReport freed(List<AccessItem> seats = items.findAll { it.kind() == ItemKind.SEAT }) {
    reported(seats.collect { done(it, Stage.RELEASE_SEATS, 1500) }, seats.collectMany { [move(it, HELD, PENDING, 1400), move(it, PENDING, FREED, 1500)] })
  }

  SeatMovement move(AccessItem seat, SeatAccount from, SeatAccount to, long millis = 1400) {
    SeatMovement.of(seat, from, to, T0.plusMillis(millis))
  }

  ObligationChanged owed(Map with = [:]) {
    def state = with.state ?: ObligationState.OPEN
    new ObligationChanged(id, new Obligation(new ObligationId("obl-" + id.value()), null, new TargetId("target-1"), ObligationKind.CONNECTOR_DEBT,
        with.assignee ?: "owner@example.com", T0, with.dueAt ?: T0.plusSeconds(3600), state, with.escalation ?: 0, "target-1 does not answer", with.reminders ?: 0),
        null, with.at ?: T0.plusMillis(400))
  }

  SealRequest end(OffboardingState state = OffboardingState.SEALED) { new SealRequest(id, state, T0.plusSeconds(2)) }

  /** Told from its beginning to its end. */
  void tell(RecordActivities record) {
    record.open(opened())
    record.planned(planned())
    record.entered(entered(Stage.REVOKE_SESSIONS))
    record.report(reported(items.findAll { it.kind() == ItemKind.SESSIONS }.collect { done(it, Stage.REVOKE_SESSIONS) }))
    record.report(proven())
    record.report(freed())
    record.seal(end())
  }

  private static List<FoundAccess> found(CharSequence target) {
    def id = new TargetId(target.toString())
    def account = new AccountRef("uid=ada,ou=$target".toString(), "ada")
    [
      FoundAccess.of(id, ItemKind.SESSIONS, account, account.id(), "ada's sessions"),
      FoundAccess.of(id, ItemKind.ACCOUNT, account, account.id(), "ada"),
      new FoundAccess(id, ItemKind.SEAT, account, "designer", "Designer seat", new BigDecimal("12.50"), "EUR"),
    ]
  }
}
