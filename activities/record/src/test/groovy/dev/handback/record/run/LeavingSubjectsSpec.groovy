package dev.handback.record.run

import dev.handback.offboarding.*
import dev.handback.offboarding.record.*
import dev.handback.record.Leaver
import dev.handback.record.RecordServer
import io.micronaut.context.ApplicationContext
import java.time.Duration
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** Who is leaving, for whoever asks somebody for something (O1). */
class LeavingSubjectsSpec extends Specification {
  @Shared RecordServer server = new RecordServer("record_leaving")
  @Shared @AutoCleanup ApplicationContext context = server.start()
  @Shared RecordActivities record = context.getBean(RecordActivities)
  static final Instant BY = Leaver.T0 + Duration.ofDays(14)

  def "whoever leaves before something is due is known by number and address, whatever their case (O1, E: an owner who leaves at the same time)"() {
    given:
    def owner = leaving()
    def (number, address) = [owner.subject().id(), owner.subject().email()]

    expect:
    leavers([number, address, address.toUpperCase(Locale.ROOT), "olga@example.com", "it-desk"]) == [number, address, address.toUpperCase(Locale.ROOT)]
    leavers([]) == []
  }

  def "who #what is asked as ever: #asked (O1)"() {
    given:
    def owner = leaving(with)
    if (end != null) {
      record.seal(new SealRequest(owner.id(), end, Leaver.T0.plusSeconds(2)))
    }

    expect:
    leavers([owner.subject().id()]).empty == asked

    where:
    what                                 | with                                         | end                        || asked
    'goes at once'                       | [:]                                          | null                       || false
    'goes on the very day'               | [effectiveAt: BY]                            | null                       || false
    'goes later than that'               | [effectiveAt: BY + Duration.ofDays(1)]       | null                       || true
    'is on leave'                        | [trigger: Trigger.LEAVE]                     | null                       || false
    'changes the role'                   | [trigger: Trigger.ROLE_CHANGE]               | null                       || true
    'loses one right'                    | [trigger: Trigger.POLICY]                    | null                       || true
    'stays, as an approver decided'      | [:]                                          | OffboardingState.REJECTED  || true
    'stays after all'                    | [:]                                          | OffboardingState.RESCINDED || true
  }

  def "an offboarding's own subject is not looked for: it is never asked anyway (P5)"() {
    given:
    def owner = leaving()

    expect:
    record.leavers(new Leavers.Question(owner.id(), [owner.subject().id()], BY)).names() == []
  }

  private OffboardingRequest leaving(Map with = [:]) {
    def leaver = new Leaver(1, with)
    record.open(leaver.opened())
    leaver.request
  }

  private List<String> leavers(List<String> names) {
    record.leavers(new Leavers.Question(new OffboardingId("ob-other"), names, BY)).names()
  }
}
