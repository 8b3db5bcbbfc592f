package dev.handback.demo.run

import dev.handback.demo.chaos.Leaver
import dev.handback.demo.chaos.Run
import dev.handback.demo.company.Company
import dev.handback.demo.leaver.Outsider
import dev.handback.demo.web.Web

/** An administrator of Keycloak leaves, who could read the secrets of others, on real systems (S2, E: an administrator). */
class ExposureSpec extends EndToEnd {

  def "secrets that an administrator could read are replaced one by one, each when its owner says so, and no machine stops before (S2, S3, E: an administrator)"() {
    given:
    def admin = new Leaver(site, Company.person(Company.ADMINISTRATOR), 0)
    assert ownToken(Company.BUILD).ok() && ownToken(Company.VENDOR).ok()

    when:
    def run = starts(admin, [trigger: 'TERMINATION'])
    soon.eventually { assert run.state() == 'WAITING' && secrets(run)*.status.toSet() == ['WAITING'] as Set }

    then: 'the administrator is out, every secret is asked about, and every machine works on'
    soon.eventually { assert others(run).findAll { it.disposition == null } == [] }
    secrets(run)*.name.toSet() == ['svc-build-client', 'vendor-paperclip-client', 'handback'].collect { "the secret of $it, which could be read".toString() } as Set
    ownToken(Company.BUILD).ok() && ownToken(Company.VENDOR).ok()

    when:
    def answer = say(run, 'svc-build-client', 'APPROVE')

    then: 'the old secret is refused by Keycloak itself, and only that one'
    answer.status() == 202
    soon.eventually { assert secret(run, 'svc-build-client').status == 'PROVEN' }
    secret(run, 'svc-build-client').security.proofMethod == 'TRIED'
    !ownToken(Company.BUILD).ok()
    ownToken(Company.VENDOR).ok()

    when: "Handback's own is a person's"
    say(run, 'handback', 'APPROVE')

    then:
    soon.eventually { assert secret(run, 'handback').status == 'NEEDS_PERSON' }

    when:
    say(run, 'vendor-paperclip-client', 'APPROVE')
    Web.postJson("$api/offboardings/${run.id()}/items/${secret(run, 'handback').id}/manual", token('operator'),
        '{"outcome": "DONE", "evidence": "the spec does not rotate what the whole stack signs in with", "seatFreed": false}')

    then:
    soon.eventually { assert run.state() == 'SEALED' }
    !ownToken(Company.VENDOR).ok()
    keepHistory('exposed', run)
  }

  private List<Map<String, Object>> secrets(Run run) {
    plain(run.record()).items.findAll { it.name.endsWith('which could be read') }
  }

  private List<Map<String, Object>> others(Run run) {
    plain(run.record()).items.findAll { !it.name.endsWith('which could be read') }
  }

  private Map<String, Object> secret(Run run, String of) {
    secrets(run).find { it.name.contains(" $of,") }
  }

  private Web.Answer say(Run run, String of, String decision) {
    Web.postJson("$api/offboardings/${run.id()}/items/${secret(run, of).id}/sign-off", token('app-owner'), """{"decision": "$decision"}""")
  }

  /** What a machine's client gets for itself with the secret it always had. */
  private Web.Answer ownToken(String machine) {
    def keys = Outsider.Keys.of(site.stack(), Company.person(machine))
    Web.postForm(keys.tokenEndpoint(),
        [grant_type: 'client_credentials', client_id: keys.username() + '-client', client_secret: keys.password()])
  }
}
