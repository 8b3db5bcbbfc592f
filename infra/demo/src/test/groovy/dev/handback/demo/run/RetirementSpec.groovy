package dev.handback.demo.run

import dev.handback.demo.chaos.Run
import dev.handback.demo.chaos.Site
import dev.handback.demo.chaos.Twice
import dev.handback.demo.company.Company
import dev.handback.demo.company.Person
import dev.handback.demo.leaver.Auditor
import dev.handback.demo.leaver.Outsider
import dev.handback.demo.stack.DemoUser
import dev.handback.demo.stack.Part
import dev.handback.demo.web.Web
import dev.handback.estate.Progress
import dev.handback.offboarding.Stage
import java.nio.file.Path
import java.sql.DriverManager
import java.sql.SQLException

/** A whole application ends, on real systems (T6): on a site of its own, for nobody can use it afterwards. */
class RetirementSpec extends EndToEnd {

  @Override
  protected Site site() {
    def home = Path.of('target', 'retirement').toAbsolutePath()
    home.toFile().deleteDir()
    Site.in(home, Progress.SILENT)
  }

  def cleanupSpec() {
    site.close()
  }

  def "everybody on Atelier is refused and every seat is back with the vendor, though the worker died in the middle; elsewhere nobody notices but who used it (T6, L6)"() {
    given:
    def people = Company.people().findAll { it.isOn('atelier') && openAtelier(it) }
    def outsider = Outsider.signIn(Outsider.Keys.of(site.stack(), site.next().person()))
    assert people.size() > 80
    def integration = Integration.between('reports', 'atelier', realm, keycloakAdministrator())
    assert integration.works('reports')

    when:
    def run = retires(Part.ATELIER)

    then: 'two people have to agree, and nothing is touched before'
    soon.eventually { assert run.state() == 'AWAITING_APPROVAL' }
    approve(run, first()) == 202
    run.state() == 'AWAITING_APPROVAL'
    people.take(5).every { openAtelier(it) }

    when:
    approve(run, second())
    page(run, 1).awaitStage(Stage.DISABLE_ACCOUNTS, Stage.VERIFY)
    site.stack().kill(Part.WORKER)
    site.heal()

    then:
    soon.eventually { assert run.state() == 'SEALED' }
    people.findAll { openAtelier(it) } == []
    site.vendor().used('designer') == 0
    site.vendor().used('viewer') == 0

    and: 'the record says so, account by account'
    with(plain(run.record()).retirement) {
      pages >= 2
      pagesOver == pages
      accounts >= people.size()
      accountsGone == accounts
      seats == seatsReclaimed
      seats > 50
      owed == 0
    }
    pages(run).every { Twice.inRecord(it) == [] && it.state() == 'SEALED' }
    pages(run).collectMany { plain(it.record()).items }.findAll { it.kind == 'ACCOUNT' }*.security*.proofMethod.toSet() == ['TRIED'] as Set

    and: 'another application gets tokens as before, that are no good here any more'
    !integration.works('reports')
    plain(run.record()).items.findAll { it.account == 'reports' }*.disposition.toSet() == ['REMOVED'] as Set

    and:
    letIn(outsider) == ['Keycloak, the old password', 'Keycloak, a refresh token from before', 'Keycloak, an offline token from before', 'Directory, the old password',
        'Warehouse, the old password', 'Warehouse, a connection from before'] as Set
    keepHistory('retirement', run)
    keepHistory('retirement-page', page(run, 1))
    keepHistory('retirement-pages', site.engine().historyOf("offboarding/${run.id()}/pages"))

    cleanup:
    outsider?.close()
  }

  def "a retirement that is taken back while a page waits gives back all accounts that it took; the one that Handback signs in with never went (T6, T13)"() {
    given:
    def people = Company.people().findAll { it.isOn('warehouse') && openWarehouse(it) }
    assert people.size() > 50
    def run = retires(Part.WAREHOUSE)
    soon.eventually { assert run.state() == 'AWAITING_APPROVAL' }
    [first(), second()].each { approve(run, it) }

    when: 'owners agree to what others depend on'
    soon.eventually {
      pages(run).each { signOff(it) }
      assert pages(run)*.state().countBy { it } == [SEALED: pages(run).size() - 1, WAITING: 1]
    }

    then: 'only what Handback may not take is owed'
    people.findAll { openWarehouse(it) } == []
    run.state() == 'WAITING'
    def owed = pages(run).collectMany { plain(it.openObligations()) }
    owed*.kind == ['CONNECTOR_DEBT']
    owed[0].why.contains('Access denied') || owed[0].why.contains("still gets in: connected as 'root'")

    and: 'its own account is on no page'
    !pages(run).collectMany { plain(it.record()).items }*.account.any { it.toString().contains('handback') }

    when:
    def answer = Web.postJson("$api/offboardings/${run.id()}/rescind", token('operator'), '{"reason": "the contract goes on"}')

    then:
    answer.status() == 202
    plain(answer.json()).irreversible*.kind.toSet() == ['SESSIONS', 'CREDENTIAL'] as Set
    soon.eventually { assert run.state() == 'RESCINDED' }
    def accounts = pages(run).collectMany { plain(it.record()).items }.findAll { it.kind == 'ACCOUNT' }
    accounts.size() >= people.size()

    and: 'but for those that were being chased just then, which a person is told to look at'
    accounts.findAll { it.restored == null }.every { it.status == 'STILL_ALLOWED' && it.leftAlone }
    accounts.count { it.restored == null } <= 2
    keepHistory('retirement-returned', site.engine().historyOf("offboarding/${run.id()}/pages"))
  }

  private Run retires(Part target) {
    starts(site.next(), [trigger: 'APPLICATION_RETIREMENT', subject: [kind: 'APPLICATION', id: target.label(), displayName: target.label().capitalize()]])
  }

  private DemoUser first() {
    site.stack().user('approver')
  }

  private DemoUser second() {
    new DemoUser('approver-2', first().password(), ['approver'])
  }

  private int approve(Run run, DemoUser who) {
    Web.postJson("$api/offboardings/${run.id()}/approvals", Auditor.token(api, who), '{"decision": "APPROVE", "comment": "end of contract"}').status()
  }

  private void signOff(Run page) {
    plain(page.openObligations()).findAll { it.kind == 'SIGN_OFF' }.each {
      Web.postJson("$api/offboardings/${page.id()}/items/${it.itemId}/sign-off", token('app-owner'), '{"decision": "APPROVE"}')
    }
  }

  private Run page(Run run, int number) {
    new Run(site, run.leaver(), run.id() + '-p' + number)
  }

  private List<Run> pages(Run run) {
    def begun = run.record().at('/retirement/pages').asInt()
    begun == 0 ? [] : (1..begun).collect { page(run, it) }
  }

  private boolean openAtelier(Person person) {
    def keys = Outsider.Keys.of(site.stack(), person)
    Web.postJson(keys.atelierUrl() + '/sign-in', '', """{"userName": "${keys.username()}", "password": "${keys.password()}"}""").ok()
  }

  private boolean openWarehouse(Person person) {
    def keys = Outsider.Keys.of(site.stack(), person)
    try (def open = DriverManager.getConnection(keys.warehouseUrl(), keys.username(), keys.password())) {
      open.isValid(1)
    } catch (SQLException refused) {
      assert refused.errorCode in [1045, 4151]
      false
    }
  }
}
