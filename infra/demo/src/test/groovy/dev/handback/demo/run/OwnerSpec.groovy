package dev.handback.demo.run

import dev.handback.demo.chaos.Leaver
import dev.handback.demo.chaos.Run
import dev.handback.demo.company.Company
import dev.handback.demo.leaver.Outsider
import dev.handback.demo.web.Web
import dev.handback.scimapp.fault.FaultMode
import java.time.Duration
import java.time.Instant

/** What owners and approvers decide about single items, on real systems (S3, O1, O4, O5). */
class OwnerSpec extends EndToEnd {

  def "an account whose event others need is isolated until its owner signs off, and then cut (S3, E: an account that cannot be disabled without breaking jobs)"() {
    given:
    def owner = new Leaver(site, Company.person(Company.EVENT_OWNER), 0)
    def outsider = Outsider.signIn(Outsider.Keys.of(site.stack(), owner.person()))

    when:
    def run = owner.leaves()
    soon.eventually { assert run.state() == 'WAITING' }
    def account = account(run, 'warehouse')

    then: 'nobody gets in, the account is there for its event, and its owner is asked'
    outsider.again().findAll { it.letIn() } == []
    account.status == 'WAITING'
    owed(run)*.kind == ['SIGN_OFF']
    owed(run)*.assignee == ['app-owner']

    and: 'by a mail that leads to their task, which opening it does not decide'
    soon.eventually { assert mail(owed(run)[0].id) }
    mail(owed(run)[0].id).to == ['app-owner@example.com']
    Browser.signedIn(api, site.stack().user('app-owner')).get(link(mail(owed(run)[0].id))).contains('It may be cut')
    soon.eventually { assert owed(run)*.messages*.state == [['SENT']] }
    owed(run)*.state == ['OPEN']

    and: 'only who is asked may say so'
    say(run, account, 'sign-off', '{"decision": "APPROVE"}', 'operator').status() == 403

    when:
    def answer = say(run, account, 'sign-off', '{"decision": "REKEYED", "comment": "the event runs as its own user now"}', 'app-owner')

    then:
    answer.status() == 202
    soon.eventually { assert run.state() == 'SEALED' }
    plain(run.record()).items.every { it.disposition in ['REMOVED', 'RECLAIMED'] }
    plain(run.record()).obligations*.state == ['MET']
    outsider.again().findAll { it.letIn() } == []
    keepHistory('signed-off', run)
    keepHistory('obligation', site.engine().history(run.id() + '/obligation/' + plain(run.record()).obligations[0].id))

    cleanup:
    outsider?.close()
  }

  def "what a target cannot lose is excepted for a time, its seat is freed, and it lapses into removal by itself (O3, O4, L5)"() {
    given:
    def leaver = site.next()
    site.vendor().misbehave(FaultMode.SAYS_OK_DOES_NOTHING, Duration.ZERO)
    def run = leaver.leaves()
    soon.eventually { assert owed(run)*.kind == ['CONNECTOR_DEBT'] }
    def account = account(run, 'atelier')

    when:
    def until = Instant.now() + Duration.ofSeconds(20)
    def answer = say(run, account, 'exception',
        """{"reason": "audit", "until": "$until", "scope": "read only", "compensatingControl": "weekly review", "register": "REGULATED_SYSTEM"}""", 'approver')

    then:
    answer.status() == 202
    soon.eventually { assert plain(run.record()).items.find { it.id == account.id }.disposition == 'EXCEPTION_APPROVED' }
    exceptions().find { it.offboarding == run.id() }.register == 'REGULATED_SYSTEM'

    when:
    site.vendor().behave()

    then:
    soon.eventually { assert run.state() == 'SEALED' }
    plain(run.record()).items.find { it.id == account.id }.disposition == 'REMOVED'
    exceptions().find { it.offboarding == run.id() }.state == 'LAPSED'
    keepHistory('excepted', run)
  }

  /** The mail about this obligation, if it has arrived. */
  private Map<String, Object> mail(String obligation) {
    plain(Web.get(site.stack().facts().mail().mails(), operator).json()).mails.find { it.text.contains("/console/tasks/$obligation") }
  }

  private static String link(Map<String, Object> mail) {
    (mail.text =~ /http:\S+\/console\/tasks\/\S+/)[0]
  }

  private List<Map<String, Object>> exceptions() {
    plain(Web.get("$api/exceptions?limit=500", token('auditor')).json()).exceptions
  }

  private Map<String, Object> account(Run run, String target) {
    plain(run.itemsAt(target)).find { it.kind == 'ACCOUNT' }
  }

  private List<Map<String, Object>> owed(Run run) {
    plain(run.openObligations())
  }

  private Web.Answer say(Run run, Map<String, Object> item, String word, String body, String user) {
    Web.postJson("$api/offboardings/${run.id()}/items/${item.id}/$word", token(user), body)
  }
}
