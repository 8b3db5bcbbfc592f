package dev.handback.demo.run

import dev.handback.demo.leaver.Outsider

/** Triggers that are not about everything somebody has, on real systems (T2, T8). */
class PartSpec extends EndToEnd {

  def "a role change takes the old role everywhere in one run, and leaves what the new one keeps (T2)"() {
    given:
    def leaver = site.next()
    def outsider = Outsider.signIn(Outsider.Keys.of(site.stack(), leaver.person()))

    when:
    def run = starts(leaver, [trigger: 'ROLE_CHANGE', keep: ['atelier']])
    soon.eventually { assert run.state() == 'SEALED' }
    def record = plain(run.record())

    then: 'what the old role had is proven gone'
    record.items.every { it.status == 'PROVEN' }
    record.items.findAll { it.target == 'keycloak' && it.kind == 'ENTITLEMENT' }*.name.toSet() ==
        ["group /${leaver.person().department()}", "role ${leaver.person().department().toLowerCase()}-app"]*.toString() as Set
    record.items.findAll { it.target == 'warehouse' }*.kind.toSet().containsAll(['ACCOUNT', 'SESSIONS', 'CREDENTIAL'])

    and: 'what stays is stated, each with its reason'
    record.kept.collect { it.target + '/' + it.kind }.toSet().containsAll(['keycloak/ACCOUNT', 'keycloak/CREDENTIAL', 'keycloak/ENTITLEMENT', 'directory/ACCOUNT', 'atelier/ACCOUNT'])
    record.kept.every { it.why }

    and: 'they get in where they keep something, with nothing that was open before where the target can end it: SCIM has no call for that'
    letIn(outsider) == ['Keycloak, the old password', 'Directory, the old password', 'Atelier, the old password', 'Atelier, a session from before'] as Set
    keepHistory('role-change', run)

    cleanup:
    outsider?.close()
  }

  def "a policy violation takes the offending access only, and nothing else is touched (T8)"() {
    given:
    def leaver = site.next()
    def outsider = Outsider.signIn(Outsider.Keys.of(site.stack(), leaver.person()))

    when:
    def run = starts(leaver, [trigger: 'POLICY', only: ['warehouse']])
    soon.eventually { assert run.state() == 'SEALED' }

    then:
    plain(run.record()).items*.target.toSet() == ['warehouse'] as Set
    letIn(outsider).every { !it.startsWith('Warehouse') }
    letIn(outsider).size() == 6
    keepHistory('policy-violation', run)

    cleanup:
    outsider?.close()
  }
}
