package dev.handback.demo.run

import com.fasterxml.jackson.databind.node.ObjectNode
import dev.handback.demo.chaos.Leaver
import dev.handback.demo.chaos.Run
import dev.handback.demo.company.Company
import dev.handback.demo.leaver.Outsider
import dev.handback.demo.web.Web
import java.net.http.HttpRequest.BodyPublishers

/** An administrator of Keycloak leaves, who could read the secrets of others, on real systems (S2, E: an administrator). */
class ExposureSpec extends EndToEnd {

  def "secrets that an administrator could read are replaced one by one, each when its owner says so, and no machine stops before (S2, S3, E: an administrator, E: a leaver who is the last administrator)"() {
    given:
    def admin = new Leaver(site, Company.person(Company.ADMINISTRATOR), 0)
    assert ownToken(Company.BUILD).ok() && ownToken(Company.VENDOR).ok()

    when:
    def run = starts(admin, [trigger: 'TERMINATION'])
    soon.eventually { assert run.state() == 'WAITING' && secrets(run)*.status.toSet() == ['WAITING'] as Set }

    then: 'every secret is asked about, so is the end of the last administrator, and every machine works on'
    (secrets(run) - forgotten(run))*.name.toSet() == ['svc-build-client', 'vendor-paperclip-client', 'handback', 'handback-signals'].collect { "the secret of $it, which could be read".toString() } as Set
    account(run).status == 'WAITING'
    ownToken(Company.BUILD).ok() && ownToken(Company.VENDOR).ok()

    when:
    sayOf(run, account(run), 'APPROVE')

    then: 'the administrator is out, but for what only a greater one may take away'
    soon.eventually { assert others(run).findAll { it.disposition == null }*.name == ['role realm-admin of realm-management'] }

    when:
    def answer = say(run, 'svc-build-client', 'APPROVE')

    then: 'the old secret is refused by Keycloak itself, and only that one'
    answer.status() == 202
    soon.eventually { assert secret(run, 'svc-build-client').status == 'PROVEN' }
    secret(run, 'svc-build-client').security.proofMethod == 'TRIED'
    !ownToken(Company.BUILD).ok()
    ownToken(Company.VENDOR).ok()

    when: 'only a greater administrator takes the right over the realm away'
    takeRealmAdmin(admin)
    byHand(run, others(run).find { it.status == 'NEEDS_PERSON' }, 'taken away in the console')

    then:
    soon.eventually { assert others(run).findAll { it.disposition == null } == [] }

    when: "Handback's own is a person's"
    say(run, 'handback', 'APPROVE')

    then:
    soon.eventually { assert secret(run, 'handback').status == 'NEEDS_PERSON' }

    when:
    say(run, 'vendor-paperclip-client', 'APPROVE')
    say(run, 'handback-signals', 'APPROVE')
    forgotten(run).each { sayOf(run, it, 'APPROVE') }
    byHand(run, secret(run, 'handback'), 'left as it is: the whole stack of the specs signs in with it')

    then:
    soon.eventually { assert run.state() == 'SEALED' }
    !ownToken(Company.VENDOR).ok()
    keepHistory('exposed', run)

    cleanup: 'other specs have these machines sign in'
    ([Company.BUILD, Company.VENDOR] + (run == null ? [] : forgotten(run).collect { Company.FORGOTTEN })).each { giveSecretBack(it) }
  }

  /** There until the spec of unused keys has removed it. */
  private List<Map<String, Object>> forgotten(Run run) {
    secrets(run).findAll { it.name.contains('svc-newsletter-client') }
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

  private Map<String, Object> account(Run run) {
    others(run).find { it.target == 'keycloak' && it.kind == 'ACCOUNT' }
  }

  private Web.Answer say(Run run, String of, String decision) {
    sayOf(run, secret(run, of), decision)
  }

  private Web.Answer sayOf(Run run, Map<String, Object> item, String decision) {
    Web.postJson("$api/offboardings/${run.id()}/items/${item.id}/sign-off", token('app-owner'), """{"decision": "$decision"}""")
  }

  private void byHand(Run run, Map<String, Object> item, String evidence) {
    assert Web.postJson("$api/offboardings/${run.id()}/items/${item.id}/manual", token('operator'),
        """{"outcome": "DONE", "evidence": "$evidence", "seatFreed": false}""").status() == 202
  }

  /** As the administrator of the whole server does it, without any part of Handback. */
  private void takeRealmAdmin(Leaver leaver) {
    def token = keycloakAdministrator()
    def user = Web.get("$realm/users?exact=true&username=${leaver.person().username()}", token).json().path(0).path('id').asText()
    def client = Web.get("$realm/clients?clientId=realm-management", token).json().path(0).path('id').asText()
    def roles = "$realm/users/$user/role-mappings/clients/$client"
    assert Web.send(Web.request(roles, token).header('Content-Type', 'application/json')
        .method('DELETE', BodyPublishers.ofString(Web.get(roles, token).text())).build()).status() == 204
  }

  private void giveSecretBack(String machine) {
    def token = keycloakAdministrator()
    def keys = Outsider.Keys.of(site.stack(), Company.person(machine))
    def client = Web.get("$realm/clients?clientId=${keys.username()}-client", token).json().path(0) as ObjectNode
    client.put('secret', keys.password())
    assert Web.send(Web.request("$realm/clients/${client.path('id').asText()}", token).header('Content-Type', 'application/json')
        .method('PUT', BodyPublishers.ofString(client.toString())).build()).status() == 204
  }

  /** What a machine's client gets for itself with the secret it always had. */
  private Web.Answer ownToken(String machine) {
    def keys = Outsider.Keys.of(site.stack(), Company.person(machine))
    Web.postForm(keys.tokenEndpoint(),
        [grant_type: 'client_credentials', client_id: keys.username() + '-client', client_secret: keys.password()])
  }
}
