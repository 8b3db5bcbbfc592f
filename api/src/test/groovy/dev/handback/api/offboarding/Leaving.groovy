package dev.handback.api.offboarding

import dev.handback.api.RunningApi
import dev.handback.offboarding.*
import dev.handback.offboarding.access.*
import dev.handback.offboarding.obligation.*
import dev.handback.offboarding.plan.Plan
import dev.handback.offboarding.record.*
import dev.handback.offboarding.seat.*
import dev.handback.record.attachment.Attachments
import dev.handback.record.attachment.NewFile
import java.time.Instant
import spock.util.concurrent.PollingConditions

/** One offboarding started over HTTP, and then told to the record as its process would. */
class Leaving {
  private static final Instant T0 = Instant.parse("2026-11-20T16:00:00Z")

  final RunningApi api
  final String subject
  final Map with
  final String id

  Leaving(RunningApi api, CharSequence subject, Map with = [:]) {
    this.api = api
    this.subject = subject.toString()
    this.with = with
    def answer = api.post("/offboardings", body(this.subject, with), with.by ?: "operator")
    assert answer.status == 202
    id = answer.json.offboardingId
  }

  static Map body(CharSequence subject, Map with = [:]) {
    [subject: [kind: "EMPLOYEE", id: subject.toString(), email: with.email ?: "${subject}@example.com".toString(), displayName: "Ada L.", managerId: "e-7"],
     trigger: with.trigger ?: "TERMINATION", effectiveAt: with.effectiveAt ?: "2026-11-20T17:00:00+01:00",
     source: [system: "bamboohr", eventId: "evt-$subject".toString(), triggeredBy: with.triggeredBy ?: "hr@example.com", occurredAt: "2026-11-19T09:00:00Z"]]
  }

  /** Waits until Temporal has the run. */
  Leaving running() {
    new PollingConditions(timeout: 10, delay: 0.05).eventually {
      assert api.started(id)
    }
    this
  }

  Leaving opened(OffboardingState state = OffboardingState.RUNNING) {
    api.record.open(new RunOpened(request(), offboarding().workflowId(), "2026-11", T0.plusSeconds(1)))
    api.record.planned(new ItemsPlanned(offboarding(), items(), [], [], T0.plusSeconds(2)))
    api.record.entered(new StageEntered(offboarding(), Stage.PLAN, state, T0.plusSeconds(3)))
    this
  }

  /** What no connector can remove. */
  Leaving needsPerson() {
    report([new ItemOutcome.NeedsPerson(item(ItemKind.ACCOUNT).id(), Stage.DISABLE_ACCOUNTS, "no connector", T0.plusSeconds(4))], [])
    this
  }

  /** The seat is kept for a while. */
  Leaving seatWaits() {
    def state = ItemState.planned(item(ItemKind.SEAT)).in(ItemStatus.WAITING)
    api.record.seatWaits(new SeatWait(offboarding(), state, new SeatHold(null, null, [SeatEvent.HOLD_RELEASED], null), T0.plusSeconds(4)))
    this
  }

  /** Everything proven gone and the seat freed. */
  Leaving disposed() {
    def proven = items().findAll { it.kind() != ItemKind.SEAT }.collect { new ItemOutcome.Proven(it.id(), Stage.VERIFY, new Proof(ProofMethod.TRIED, "sign-in refused", T0.plusSeconds(4))) }
    report(proven, [])
    def seat = item(ItemKind.SEAT)
    report([new ItemOutcome.Done(seat.id(), Stage.RELEASE_SEATS, "freed", T0.plusSeconds(5), [], [])],
        [SeatMovement.of(seat, SeatAccount.HELD, SeatAccount.PENDING, T0.plusSeconds(5)), SeatMovement.of(seat, SeatAccount.PENDING, SeatAccount.FREED, T0.plusSeconds(6))])
    this
  }

  Leaving sealed() {
    disposed()
    api.record.seal(new SealRequest(offboarding(), OffboardingState.SEALED, T0.plusSeconds(7)))
    this
  }

  Leaving owes(CharSequence assignee, Map more = [:]) {
    api.record.obligation(new ObligationChanged(offboarding(), new Obligation(new ObligationId("obl-$assignee-$id".toString()), null, new TargetId("crm"),
        ObligationKind.CONNECTOR_DEBT, assignee.toString(), T0, more.dueAt ?: T0.plusSeconds(3600), more.state ?: ObligationState.OPEN, 0, "crm does not answer", 0), null, T0.plusSeconds(4)))
    this
  }

  /** Others depend on the account: its owner is asked. */
  Leaving asksOwner(String owner) {
    def account = item(ItemKind.ACCOUNT)
    api.record.obligation(new ObligationChanged(offboarding(), new Obligation(new ObligationId("obl-sign-off-$id".toString()), account.id(), account.target(),
        ObligationKind.SIGN_OFF, owner, T0, T0.plusSeconds(3600), ObligationState.OPEN, 0, "needed by others", 0), null, T0.plusSeconds(4)))
    this
  }

  /** What only a person can remove is owed by them. */
  Leaving asksByHand(String owner) {
    def account = item(ItemKind.ACCOUNT)
    api.record.obligation(new ObligationChanged(offboarding(), new Obligation(new ObligationId("obl-by-hand-$id".toString()), account.id(), account.target(),
        ObligationKind.MANUAL_REMOVAL, owner, T0, T0.plusSeconds(3600), ObligationState.OPEN, 0, "no connector", 0), null, T0.plusSeconds(4)))
    this
  }

  /** The seat waits for somebody's word. */
  Leaving asksAboutSeat(String owner, ObligationKind kind) {
    def seat = item(ItemKind.SEAT)
    api.record.obligation(new ObligationChanged(offboarding(), new Obligation(new ObligationId("obl-seat-$id".toString()), seat.id(), seat.target(),
        kind, owner, T0, T0.plusSeconds(3600), ObligationState.OPEN, 0, "the seat stays until then", 0), null, T0.plusSeconds(4)))
    this
  }

  /** A file is attached to what was done by hand. */
  Leaving attaches(String name = "proof.txt") {
    api.server.applicationContext.getBean(Attachments).add(offboarding(), item(ItemKind.ACCOUNT).id(), "app-owner", T0.plusSeconds(5), [new NewFile(name, "text/plain", "seen".bytes)], Long.MAX_VALUE)
    this
  }

  AccessItem item(ItemKind kind) { items().find { it.kind() == kind } }

  private void report(List<ItemOutcome> outcomes, List<SeatMovement> seats) {
    def states = outcomes.collect { outcome -> ItemState.planned(items().find { it.id() == outcome.item() }).after(outcome) }
    api.record.report(new StageReport(offboarding(), outcomes, states, seats, null))
  }

  private OffboardingId offboarding() { new OffboardingId(id) }

  List<AccessItem> items() {
    def crm = new TargetId("crm")
    def account = new AccountRef("uid=$subject".toString(), subject)
    Plan.from(offboarding(), [
      FoundAccess.of(crm, ItemKind.ACCOUNT, account, account.id(), subject),
      new FoundAccess(crm, ItemKind.SEAT, account, "designer", "Designer seat", new BigDecimal("12.50"), "EUR"),
    ], []).items()
  }

  private OffboardingRequest request() {
    def body = body(subject, with)
    new OffboardingRequest(offboarding(), new Subject(SubjectKind.EMPLOYEE, subject, body.subject.email, "Ada L.", "e-7"), Trigger.valueOf(body.trigger), Risk.NORMAL,
        Instant.parse("2026-11-20T16:00:00Z"), T0, new Source("bamboohr", body.source.eventId, body.source.triggeredBy, T0), [], null)
  }
}
