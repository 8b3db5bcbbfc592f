package dev.handback.demo.run

import dev.handback.demo.company.Company
import dev.handback.demo.leaver.Outsider
import dev.handback.demo.stack.Part
import dev.handback.demo.web.Web
import dev.handback.offboarding.SubjectKind
import java.time.Duration
import java.time.Instant

/** Who has what on five real systems, as schedules of the real engine keep it (P1, P2, P8). */
class InventorySpec extends EndToEnd {

  def "P1, P8: every account of all five targets is somebody's after their syncs; a stranger is given to a person, and gone when gone"() {
    given: 'somebody uses Atelier and Keycloak just now'
    def user = site.next().person()
    def outsider = Outsider.signIn(Outsider.Keys.of(site.stack(), user))
    soon.eventually { assert syncs()*.state == ['COMPLETE'] * 5 }

    when:
    Part.targets().each { sync(it) }

    then: 'people by their own, programs by their names, and Handback and root by the estate'
    Part.targets().each { target ->
      def accounts = inventory("target=${target.label()}&state=CORRELATED")
      assert accounts.findAll { it.correlation == 'PERSON' }*.subjectId.toSet() == ids(target) { it in [SubjectKind.EMPLOYEE, SubjectKind.CONTRACTOR] }
      assert accounts.findAll { it.correlation == 'WORKLOAD' }*.subjectId.toSet() - [null] == ids(target) { !(it in [SubjectKind.EMPLOYEE, SubjectKind.CONTRACTOR]) }
      assert accounts.findAll { it.correlation == 'OWNED' }*.name.every { it.contains('root') }
    }
    inventory('state=QUARANTINED') == []
    with(inventory("subject=${user.id()}").collectEntries { [it.target, it] }) {
      it.keySet() == ['keycloak', 'directory', 'warehouse', 'atelier'] as Set
      it.atelier.seat == user.seat()
      ['atelier', 'keycloak'].each { target -> assert Duration.between(Instant.parse(it[target].lastUsedAt), Instant.now()) < Duration.ofMinutes(5) }
      it.warehouse.lastUsedAt == null
    }
    keepHistory('inventory-sync', site.engine().historyOf(lastRun(Part.KEYCLOAK)))

    when: 'an account appears that is nobody\'s'
    inWarehouse('CREATE USER stranger')
    sync(Part.WAREHOUSE)

    then:
    inventory('state=QUARANTINED')*.subMap('target', 'name', 'owner') ==
        [[target: 'warehouse', name: "'stranger'@'%'", owner: 'security-desk@example.com']]
    keepHistory('inventory-sync-by-name', site.engine().historyOf(lastRun(Part.WAREHOUSE)))

    when:
    inWarehouse('DROP USER stranger')
    sync(Part.WAREHOUSE)

    then:
    inventory('target=warehouse&state=GONE')*.name.contains("'stranger'@'%'")

    cleanup:
    outsider?.close()
  }

  def "P1: a sync that loses its worker in the middle, or its target, is finished by itself"() {
    given:
    soon.eventually { assert syncs()*.state == ['COMPLETE'] * 5 }
    site.stack().stop(Part.DIRECTORY)
    def began = Instant.now()
    trigger('inventory-sync-directory')
    soon.eventually { assert running(Part.DIRECTORY, began) }

    when: 'the target is down, then the worker is as well, and both come back'
    site.stack().stop(Part.WORKER)
    site.heal()

    then:
    soon.eventually { assert finished(Part.DIRECTORY, began) }
    inventory('target=directory&state=GONE') == []
  }

  private boolean running(Part target, Instant since) {
    syncs().any { it.target == target.label() && it.state == 'RUNNING' && Instant.parse(it.startedAt) >= since }
  }

  private String lastRun(Part target) {
    plain(Web.get("$api/schedules", operator).json()).schedules.find { it.id == "inventory-sync-${target.label()}" }.lastRun.workflowId
  }

  private List<Map<String, Object>> inventory(String query) {
    plain(Web.get("$api/inventory?limit=500&$query", operator).json()).accounts
  }

  private static Set<String> ids(Part target, Closure<Boolean> kind) {
    Company.people().findAll { it.isOn(target.label()) && kind(it.kind()) }*.id() as Set
  }
}
