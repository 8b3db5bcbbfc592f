package dev.handback.demo.run

import dev.handback.demo.chaos.Leaver
import dev.handback.demo.company.Company
import dev.handback.demo.leaver.Outsider
import dev.handback.demo.web.Web

/** What a preview says, held against what then happens on real systems (P6). */
class PreviewSpec extends EndToEnd {

  def "a preview touches nothing, and the offboarding then does what it said (P6)"() {
    given:
    def leaver = site.next()
    def outsider = Outsider.signIn(Outsider.Keys.of(site.stack(), leaver.person()))
    def seats = site.vendor().used(leaver.person().seat())

    when:
    def preview = preview(leaver, [trigger: 'TERMINATION'])

    then: 'everything still works, the seat is still held, and nobody heard of it'
    outsider.again().every { it.letIn() }
    site.vendor().used(leaver.person().seat()) == seats
    plain(Web.get("$api/offboardings?q=${leaver.person().id()}", token('auditor')).json()).offboardings == []
    preview.blastRadius.targets == 4
    preview.blastRadius.seats == 1
    preview.unreached == []
    preview.manual == []

    when:
    def run = starts(leaver, [trigger: 'TERMINATION'])
    soon.eventually { assert run.state() == 'SEALED' }
    def record = plain(run.record())

    then:
    record.items*.id as Set == preview.items*.id as Set
    record.items.collect { [it.target, it.kind, it.name] } as Set == preview.items.collect { [it.target, it.kind, it.name] } as Set
    record.policyVersion == preview.policyVersion
    record.plan == [planned: preview.items.size(), foundLater: 0, asPlanned: preview.items.size(), otherwise: []]
    record.figures.seatsReleased == preview.blastRadius.seats
    preview.blastRadius.monthlySaving == [(record.figures.currency): record.figures.monthlySaving]
    outsider.again().findAll { it.letIn() } == []

    cleanup:
    outsider?.close()
  }

  def "a preview names the job that would break, and who would be asked to sign off (P6, S3)"() {
    when:
    def preview = preview(new Leaver(site, Company.person(Company.EVENT_OWNER), 0), [trigger: 'TERMINATION'])

    then:
    preview.blastRadius.dependents == 1
    preview.blastRadius.jobsThatWouldBreak[0].startsWith('warehouse: Event ')
    preview.signOffs*.owner == ['app-owner']
    preview.items.findAll { it.needsSignOff }.collect { it.target + '/' + it.kind } == ['warehouse/ACCOUNT']
    soon.eventually { keepHistory('preview', site.engine().historyOfLast('Preview').get()) }
  }
}
