package dev.handback.record.estate

import dev.handback.offboarding.access.TargetId
import dev.handback.offboarding.obligation.*
import dev.handback.offboarding.record.ObligationChanged
import dev.handback.offboarding.record.RecordActivities
import dev.handback.record.Leaver
import dev.handback.record.RecordServer
import dev.handback.record.estate.TargetView.Health
import io.micronaut.context.ApplicationContext
import java.time.Duration
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** How targets stand (O3). */
class TargetRegisterSpec extends Specification {
  private static final Instant T0 = Instant.parse("2026-11-20T16:00:00Z")

  @Shared RecordServer server = new RecordServer("record_targets")
  @Shared @AutoCleanup ApplicationContext context = server.start()
  @Shared TargetRegister register = context.getBean(TargetRegister)

  TargetId crm = new TargetId("crm-" + UUID.randomUUID())

  def "a target is what the estate says of it, and nobody has met it yet (O3)"() {
    when:
    estate(crm)

    then:
    with(register.find(crm).get()) {
      connector() == "scim"
      sla() == "PT4H"
      capabilities() == ["DisablesAccounts"]
      byHand() == ["the connector of crm cannot end sessions"]
      health() == Health.UNKNOWN
      inEstateSince() == T0
      debts() == 0
      accounts() == 0
    }
    register.list()*.id().contains(crm)
    register.find(new TargetId("nowhere")).empty
  }

  def "it fails since the first failure after its last answer, and an answer ends that (O3)"() {
    given:
    estate(crm)

    when:
    meet(1, null)
    meet(10, "crm does not answer")
    meet(20, "crm answers 500")

    then:
    with(register.find(crm).get()) {
      health() == Health.FAILING
      answeredAt() == T0.plusSeconds(1)
      failingSince() == T0.plusSeconds(10)
      failedAt() == T0.plusSeconds(20)
      failure() == "crm answers 500"
    }

    when:
    meet(30, null)

    then:
    with(register.find(crm).get()) {
      health() == Health.ANSWERS
      answeredAt() == T0.plusSeconds(30)
      failedAt() == T0.plusSeconds(20)
      failure() == null
    }
  }

  def "what is told late changes nothing that was known since: #late"() {
    given:
    estate(crm)
    meet(first[0], first[1])

    when:
    meet(late[0], late[1])

    then:
    register.find(crm).get().health() == health

    where:
    first        | late         || health
    [20, null]   | [10, "down"] || Health.ANSWERS
    [20, "down"] | [10, null]   || Health.FAILING
  }

  def "one that left the estate is said to have, and is there again when it comes back"() {
    given:
    estate(crm)

    when:
    register.save([], T0.plusSeconds(60))

    then:
    register.find(crm).get().health() == Health.GONE

    when:
    estate(crm, 90)

    then:
    register.find(crm).get().inEstateSince() == T0.plusSeconds(90)

    when: "and a start that finds it there changes nothing"
    estate(crm, 120)

    then:
    register.find(crm).get().inEstateSince() == T0.plusSeconds(90)
  }

  def "what it owes is counted from the oldest debt, and is late from the first deadline (O3)"() {
    given:
    estate(crm)
    [3600, 1800].each { due ->
      def leaver = new Leaver()
      context.getBean(RecordActivities).open(leaver.opened())
      owe(leaver, ObligationKind.CONNECTOR_DEBT, due)
      owe(leaver, ObligationKind.MANUAL_REMOVAL, 60)
    }

    expect:
    with(register.find(crm).get()) {
      debts() == 2
      owesSince() == T0.plusSeconds(1)
      dueAt() == T0.plusSeconds(1800)
      !lateAt(T0.plusSeconds(1800))
      lateAt(T0.plusSeconds(1801))
    }
    context.getBean(OpenAtTarget).owed(crm, 10)*.dueAt() == [60, 60, 1800, 3600].collect { T0.plusSeconds(it) }
  }

  private void estate(TargetId id, int second = 0) {
    register.save([new EstateTarget(id, "scim", "crm-owner", "offboarding", Duration.ofHours(4), ["DisablesAccounts"], ["the connector of crm cannot end sessions"])], T0.plusSeconds(second))
  }

  private void meet(int second, String failure) {
    register.met([new Contact(crm, T0.plusSeconds(second), failure)])
  }

  private void owe(Leaver leaver, ObligationKind kind, int due) {
    context.getBean(RecordActivities).obligation(new ObligationChanged(leaver.id, new Obligation(new ObligationId("obl-$kind-$due-$leaver.id".toString()), null, crm, kind, "crm-owner",
        T0.plusSeconds(due == 1800 ? 1 : 2), T0.plusSeconds(due), ObligationState.OPEN, 0, "crm does not answer", 0), null, T0.plusSeconds(4)))
  }
}
