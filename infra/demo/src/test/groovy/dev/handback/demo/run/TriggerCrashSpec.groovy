package dev.handback.demo.run

import dev.handback.demo.chaos.Leaver
import dev.handback.demo.chaos.Run
import dev.handback.demo.company.Company
import dev.handback.demo.leaver.Outsider
import dev.handback.demo.stack.Part
import dev.handback.demo.web.Web
import dev.handback.offboarding.Stage

/** Worker and engine die at once in the middle of each trigger's run: the result is what its preview had said (T12, P6). */
class TriggerCrashSpec extends EndToEnd {

  def "#change.trigger: a run in whose middle worker and engine die ends as if nobody had disturbed it (T12, S7, P6)"() {
    given:
    def person = Company.leavers()[number]
    def leaver = new Leaver(site, person, site.vendor().used(person.seat()))
    def outsider = Outsider.signIn(Outsider.Keys.of(site.stack(), person))
    def preview = preview(leaver, change)
    site.vendor().dawdle()

    when:
    def run = starts(leaver, change).awaitStage(*Stage.OF_ACCESS)
    [Part.WORKER, Part.ENGINE].each { site.stack().kill(it) }
    site.heal()

    then:
    soon.eventually { assert ended(run) }
    def record = plain(run.record())
    record.items*.id.toSet() == preview.items*.id.toSet()
    record.plan == [planned: preview.items.size(), foundLater: 0, asPlanned: preview.items.size(), otherwise: []]
    record.kept.collect { [it.target, it.kind, it.name] }.toSet() == preview.kept.collect { [it.target, it.kind, it.name] }.toSet()
    record.figures.seatsReleased == preview.blastRadius.seats

    and: 'seen from outside'
    site.vendor().used(person.seat()) == leaver.seatsUsed() - preview.blastRadius.seats
    letIn(outsider).findAll { it.endsWith('the old password') }*.minus(', the old password').toSet() == open as Set

    cleanup:
    outsider?.close()

    where:
    number | change                                                   || open
    1      | [trigger: 'TERMINATION']                                 || []
    2      | [trigger: 'CONTRACT_END']                                || []
    3      | [trigger: 'RISK', risk: 'HIGH']                          || []
    4      | [trigger: 'ROLE_CHANGE', keep: ['warehouse']]            || ['Keycloak', 'Directory', 'Warehouse']
    5      | [trigger: 'LEAVE']                                       || []
    6      | [trigger: 'POLICY', only: ['atelier']]                   || ['Keycloak', 'Directory', 'Warehouse']
    7      | [trigger: 'INACTIVITY', only: ['atelier']]               || ['Keycloak', 'Directory', 'Warehouse']
    8      | [trigger: 'VENDOR_END', kind: 'VENDOR']                  || []
    9      | [trigger: 'WORKLOAD_RETIREMENT', kind: 'WORKLOAD']       || []
  }

  /** Risk is asked about once it is contained. */
  private boolean ended(Run run) {
    if (run.state() == 'WAITING' && run.openObligations()*.path('kind')*.asText() == ['APPROVAL']) {
      Web.postJson("$api/offboardings/${run.id()}/approvals", token('approver'), '{"decision": "APPROVE"}')
    }
    run.state() == 'SEALED'
  }
}
