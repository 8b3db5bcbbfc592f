package dev.handback.demo.run

import com.unboundid.ldap.sdk.LDAPConnection
import com.unboundid.ldap.sdk.LDAPURL
import com.unboundid.ldap.sdk.Modification
import com.unboundid.ldap.sdk.ModificationType
import dev.handback.demo.chaos.Run
import dev.handback.demo.stack.Part
import java.sql.DriverManager

/** Access that comes back after the close, on real systems. */
class WatchSpec extends EndToEnd {

  def "an account that an administrator unlocks after the close is found by the next probe and removed again (S11)"() {
    given:
    def run = site.next().leaves().awaitSealed()
    def dn = plain(run.itemsAt('directory')).find { it.kind == 'ACCOUNT' }.name

    expect: 'probes to come, and the lock in the directory'
    plain(run.record()).probes*.result == [null] * 4
    lockOf(dn) != null

    when: 'somebody unlocks it, and the first probe is due'
    unlock(dn)
    lockOf(dn) == null
    letTheFirstProbeBeDue(run)
    def round = site.engine().runNow('access-watch')

    then: 'the probe saw it, and what came back is removed by an offboarding of its own'
    def probes = plain(run.record()).probes
    probes*.result == ['CAME_BACK', 'TAKEN_OVER', 'TAKEN_OVER', 'TAKEN_OVER']
    probes[0].seen.findAll { it.sight == 'BACK' }*.target.unique() == ['directory']
    def again = new Run(site, run.leaver(), probes[0].linked)
    soon.eventually { assert again.state() == 'SEALED' }
    lockOf(dn) != null

    and: 'it says what it follows from, and is itself probed from now on'
    def record = plain(again.record())
    record.link == run.id()
    record.risk == 'HIGH'
    record.source.system == 'handback-watch'
    record.probes*.result == [null] * 4
    keepHistory('access-came-back', again)
    keepHistory('access-watch', round)
  }

  private void letTheFirstProbeBeDue(Run run) {
    def record = site.stack().facts().database()
    DriverManager.getConnection(record.jdbcUrl(), record.user(), record.password()).withCloseable { connection ->
      def update = connection.prepareStatement('UPDATE probe SET next_at = UTC_TIMESTAMP(6) WHERE offboarding_id = ? AND number = 1')
      update.setString(1, run.id())
      assert update.executeUpdate() == 1
    }
  }

  private String lockOf(String dn) {
    directory().withCloseable { it.getEntry(dn, 'pwdAccountLockedTime').getAttributeValue('pwdAccountLockedTime') }
  }

  private void unlock(String dn) {
    directory().withCloseable { it.modify(dn, new Modification(ModificationType.DELETE, 'pwdAccountLockedTime')) }
  }

  private LDAPConnection directory() {
    def target = site.stack().facts().target(Part.DIRECTORY)
    def url = new LDAPURL(target.url())
    def admin = target.client().admin
    new LDAPConnection(url.host, url.port, admin.username, admin.password)
  }
}
