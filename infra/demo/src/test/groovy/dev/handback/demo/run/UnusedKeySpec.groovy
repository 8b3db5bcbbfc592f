package dev.handback.demo.run

import dev.handback.demo.chaos.Leaver
import dev.handback.demo.company.Company
import dev.handback.demo.leaver.Outsider
import dev.handback.demo.stack.Part
import dev.handback.demo.web.Web
import java.net.http.HttpRequest.BodyPublishers
import java.sql.DriverManager
import java.time.Duration
import java.time.Instant
import java.time.temporal.ChronoUnit

/** A key that no program uses, from the scan to its end, on real systems (T9, S9). */
class UnusedKeySpec extends EndToEnd {

  def "T9, S9: a key that nobody uses is asked about; who uses it is left alone; who says nothing finds its secret refused"() {
    given: 'a client with a service account, of which Keycloak would have told any use'
    def workload = new Leaver(site, Company.person(Company.FORGOTTEN), 0)
    soon.eventually { assert syncs()*.state == ['COMPLETE'] * 5 } // a trigger is left out while a sync is under way
    sync(Part.KEYCLOAK)
    assert key().subMap('subjectId', 'owner', 'key') == [subjectId: Company.FORGOTTEN, owner: 'app-owner', key: 'svc-newsletter-client']
    assert Instant.parse(key().watchedSince as String) > Instant.now() - Duration.ofDays(1)

    when: 'half a year has passed'
    watchedSince('2026-01-01')
    scan()

    then: 'its owner is asked, and nothing is touched'
    soon.eventually { assert asked()*.state == ['SCHEDULED'] }
    soon.eventually { assert record(0).obligations.findAll { it.kind == 'SIGN_OFF' && it.state == 'OPEN' }*.assignee == ['app-owner'] }
    Instant.parse(asked()[0].effectiveAt) > Instant.now() + Duration.ofDays(13)
    record(0).items*.name.contains('svc-newsletter-client')

    when: 'it is used after all'
    def token = ownToken(workload)
    sync(Part.KEYCLOAK)
    scan()

    then:
    token.ok()
    soon.eventually { assert asked()*.state == ['RESCINDED'] }
    Duration.between(Instant.parse(key().lastUsedAt as String), Instant.now()) < Duration.ofMinutes(5)
    ownToken(workload).ok()
    keepHistory('inactivity-scan-keys', site.engine().historyOf(lastRun('inactivity-scan')))

    when: 'it was asked about long ago, and nobody has used it since'
    watchedSince('2026-01-01')
    askedLongAgo()
    scan()
    soon.eventually { assert asked()*.state.sort() == ['RESCINDED', 'SCHEDULED'] }
    def id = asked().find { it.state == 'SCHEDULED' }.id
    Web.send(Web.request("$api/offboardings/$id", operator).header('Content-Type', 'application/json')
        .method('PATCH', BodyPublishers.ofString("""{"effectiveAt": "${Instant.now()}", "reason": "the deadline, brought forward by the spec"}""")).build())

    then: 'silence means that it goes'
    soon.eventually { assert asked().find { it.id == id }.state == 'SEALED' }
    def sealed = plain(site.auditor().record(id as String))
    sealed.items.every { it.target == 'keycloak' && it.disposition == 'REMOVED' }
    sealed.items.findAll { it.name in ['svc-newsletter-client', 'client-secret'] }*.status == ['PROVEN', 'PROVEN']
    sealed.obligations.findAll { it.kind == "SIGN_OFF" }*.state == ['LAPSED']
    !ownToken(workload).ok()

    and: 'the workload\'s own sign-in is none of it'
    sealed.kept.any { it.name == 'svc-newsletter' }
    keepHistory('unused-key', site.engine().historyOf("offboarding/$id"))
  }

  private Web.Answer ownToken(Leaver workload) {
    def keys = Outsider.Keys.of(site.stack(), workload.person())
    Web.postForm(keys.tokenEndpoint(), [grant_type: 'client_credentials', client_id: keys.username() + '-client', client_secret: keys.password()])
  }

  private Map<String, Object> key() {
    plain(Web.get("$api/inventory?limit=500&subject=$Company.FORGOTTEN", operator).json()).accounts.find { it.key } as Map
  }

  /** A demo has no past: the record is told that it watches since then, and of no use. */
  private void watchedSince(String when) {
    tell("UPDATE inventory_account SET watched_since = '$when', last_used_at = NULL WHERE key_name = 'svc-newsletter-client'")
  }

  private void askedLongAgo() {
    tell("UPDATE offboarding SET received_at = '2026-01-02' WHERE id = '${asked()[0].id}'")
  }

  private void tell(CharSequence sql) {
    def database = site.stack().facts().database()
    DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password()).withCloseable {
      assert it.createStatement().executeUpdate(sql as String) == 1
    }
  }

  private List<Map<String, Object>> asked() {
    plain(Web.get("$api/offboardings?trigger=INACTIVITY&q=$Company.FORGOTTEN", operator).json()).offboardings
        .findAll { it.subject.id == Company.FORGOTTEN } as List
  }

  private Map<String, Object> record(int index) {
    plain(site.auditor().record(asked()[index].id as String))
  }

  private void scan() {
    def before = lastRun('inactivity-scan')
    soon.eventually { assert before != "inactivity-scan-${Instant.now().truncatedTo(ChronoUnit.SECONDS)}" } // a run is called by its second
    trigger('inactivity-scan')
    soon.eventually { assert lastRun('inactivity-scan') != before }
    soon.eventually { assert site.engine().historyOf(lastRun('inactivity-scan')).events.last().hasWorkflowExecutionCompletedEventAttributes() }
  }

  private String lastRun(String id) {
    plain(Web.get("$api/schedules", operator).json()).schedules.find { it.id == id }?.lastRun?.workflowId
  }
}
