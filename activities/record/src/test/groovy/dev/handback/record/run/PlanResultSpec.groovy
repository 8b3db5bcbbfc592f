package dev.handback.record.run

import dev.handback.offboarding.OffboardingId
import dev.handback.offboarding.OffboardingState
import dev.handback.offboarding.access.*
import dev.handback.offboarding.obligation.*
import dev.handback.offboarding.plan.Action
import dev.handback.record.item.*
import dev.handback.record.obligation.ObligationView
import java.time.Instant
import spock.lang.Specification

/** What was planned against what became of it (P6). */
class PlanResultSpec extends Specification {
  static final Instant T0 = Instant.parse("2026-11-20T16:00:00Z")

  def "an item with the end #end, proven by #method, in a run that is #state, #became (P6)"() {
    when:
    def result = PlanResult.of(1, state, [item(end, method)], [owed(ObligationKind.EXCEPTION, "kept for the audit", ObligationState.LAPSED)])

    then:
    result.asPlanned() == (otherwise == null ? 1 : 0)
    result.otherwise()*.became() == (otherwise == null ? [] : [otherwise])
    result.otherwise().every { it.expected() == Action.DISABLE && it.why() == why }

    where:
    end                            | method                | state                      || otherwise                    | why
    Disposition.REMOVED            | ProofMethod.TRIED     | OffboardingState.SEALED    || null                         | null
    Disposition.RECLAIMED          | ProofMethod.READ_BACK | OffboardingState.SEALED    || null                         | null
    Disposition.REMOVED            | ProofMethod.ATTESTED  | OffboardingState.SEALED    || PlanResult.Became.BY_HAND    | "as seen"
    Disposition.REASSIGNED         | ProofMethod.ATTESTED  | OffboardingState.SEALED    || PlanResult.Became.REASSIGNED | "as seen"
    Disposition.EXCEPTION_APPROVED | null                  | OffboardingState.WAITING   || PlanResult.Became.EXCEPTED   | "kept for the audit"
    null                           | null                  | OffboardingState.RUNNING   || PlanResult.Became.OPEN       | "it is not done yet"
    null                           | null                  | OffboardingState.RESCINDED || PlanResult.Became.LEFT       | "the offboarding is RESCINDED: it was not touched"
    became = otherwise == null ? "went as planned" : "is named as $otherwise"
  }

  def "what an open item waits for is the reason (P6)"() {
    expect:
    PlanResult.of(1, OffboardingState.WAITING, [item(null, null)], [owed(ObligationKind.CONNECTOR_DEBT, "crm does not answer", ObligationState.OPEN)]).otherwise()*.why() == ["crm does not answer"]
  }

  def "items behind the first plan's #firstPlan were found later (P6)"() {
    when:
    def result = PlanResult.of(firstPlan, OffboardingState.SEALED, (1..3).collect { item(Disposition.REMOVED, ProofMethod.TRIED) }, [])

    then:
    [result.planned(), result.foundLater(), result.asPlanned()] == [planned, later, 3]

    where:
    firstPlan || planned | later
    3         || 3       | 0
    2         || 2       | 1
    0         || 0       | 3
    null      || 3       | 0
  }

  private static ItemView item(Disposition end, ProofMethod method) {
    new ItemView(new ItemId("it-1"), new TargetId("crm"), ItemKind.ACCOUNT, "ada", "ada", ItemClass.SECURITY_CRITICAL, Reversibility.SUSPEND, "owner",
        end == null ? ItemStatus.PLANNED : ItemStatus.PROVEN, end, new SecurityView(T0, method == null ? null : "as seen", method, T0, []), null)
  }

  private static ObligationView owed(ObligationKind kind, String why, ObligationState state) {
    new ObligationView(new ObligationId("obl-1"), new OffboardingId("ob-1"), "Ada", null, new TargetId("crm"), kind, "owner", T0, T0, state, 0, 0, why, null, null, [])
  }
}
