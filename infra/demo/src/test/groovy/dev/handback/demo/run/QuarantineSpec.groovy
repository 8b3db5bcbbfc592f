package dev.handback.demo.run

import dev.handback.demo.stack.Part
import dev.handback.demo.web.Web
import java.net.http.HttpRequest.BodyPublishers
import java.sql.DriverManager
import java.sql.SQLException
import java.time.Duration
import java.time.Instant

/** An account of which nobody can tell whose it is, from the sync that finds it to its end, on real systems (P8). */
class QuarantineSpec extends EndToEnd {

  def "P8: an account of which nobody can tell whose it is is asked about, and locked where nobody answers"() {
    given:
    inWarehouse("CREATE USER ghost IDENTIFIED BY 'boo'")
    sync(Part.WAREHOUSE)
    def asking = lastRun()

    expect: 'somebody is asked, and it works on meanwhile'
    soon.eventually { assert asked('ghost')?.state == 'SCHEDULED' }
    Instant.parse(asked('ghost').effectiveAt) > Instant.now() + Duration.ofDays(13)
    soon.eventually { assert record('ghost').obligations*.subMap('kind', 'assignee', 'state') == [[kind: 'SIGN_OFF', assignee: 'security-desk@example.com', state: 'OPEN']] }
    signsIn('ghost', 'boo')

    when: 'a later sync asks nothing more, and the deadline comes'
    sync(Part.WAREHOUSE)
    Web.send(Web.request("$api/offboardings/${asked('ghost').id}", operator).header('Content-Type', 'application/json')
        .method('PATCH', BodyPublishers.ofString("""{"effectiveAt": "${Instant.now()}", "reason": "the deadline, brought forward by the spec"}""")).build())

    then:
    soon.eventually { assert asked('ghost').state == 'SEALED' }
    record('ghost').items*.disposition.unique() == ['REMOVED']
    record('ghost').items.find { it.kind == 'ACCOUNT' }.security.proof.contains('locked')
    !signsIn('ghost', 'boo')
    keepHistory('unclaimed', site.engine().historyOf("offboarding/${asked('ghost').id}"))
    keepHistory('inventory-sync-asks', site.engine().historyOf(asking))

    cleanup:
    inWarehouse('DROP USER IF EXISTS ghost')
  }

  def "P8: who asked about an account that is gone by then takes the question back"() {
    given:
    inWarehouse("CREATE USER wraith IDENTIFIED BY 'boo'")
    sync(Part.WAREHOUSE)
    soon.eventually { assert asked('wraith')?.state == 'SCHEDULED' }

    when:
    inWarehouse('DROP USER wraith')
    sync(Part.WAREHOUSE)

    then:
    soon.eventually { assert asked('wraith').state == 'RESCINDED' }
    record('wraith').obligations*.state.every { it != 'OPEN' }
  }

  private Map<String, Object> asked(String name) {
    plain(Web.get("$api/offboardings?trigger=POLICY&limit=100", operator).json()).offboardings.find { it.subject.displayName?.contains("'$name'@") }
  }

  private Map<String, Object> record(String name) {
    plain(site.auditor().record(asked(name).id as String))
  }

  private String lastRun() {
    plain(Web.get("$api/schedules", operator).json()).schedules.find { it.id == 'inventory-sync-warehouse' }.lastRun.workflowId
  }

  private boolean signsIn(String user, String password) {
    def url = "jdbc:${site.stack().facts().target(Part.WAREHOUSE).url()}/?sslMode=DISABLED&allowPublicKeyRetrieval=true"
    try {
      DriverManager.getConnection(url, user, password).close()
      true
    } catch (SQLException ignored) {
      false
    }
  }
}
