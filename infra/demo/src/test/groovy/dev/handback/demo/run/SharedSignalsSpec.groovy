package dev.handback.demo.run

import dev.handback.demo.stack.Part
import dev.handback.demo.web.Web
import groovy.json.JsonOutput
import java.net.http.HttpRequest.BodyPublishers

/** The real Keycloak transmits: what happens to a session arrives by push, to a password by poll (RFC 8935, RFC 8936). */
class SharedSignalsSpec extends EndToEnd {
  private static final String CAEP = 'https://schemas.openid.net/secevent/caep/event-type/'

  /** A sync that is asked for while another runs is left out. */
  def setup() {
    soon.eventually { assert syncs().any { it.target == Part.KEYCLOAK.label() && it.state == 'COMPLETE' } }
  }

  def "a session that ends in Keycloak, and a password that is changed there, stand in the inbox, about the person and of no consequence (T1, T12)"() {
    given: 'somebody who is Keycloak\'s alone, as the last sync has them'
    def id = user('signalled')
    sync(Part.KEYCLOAK)

    when:
    def signedIn = signIn('signalled')
    Web.postForm("$openid/logout", [client_id: 'demo-app', refresh_token: signedIn.refresh_token as String])

    then: 'pushed to the api'
    soon.eventually {
      def heard = inbox('keycloak')
      assert heard*.subjectId.contains('e-signalled')
      assert heard.any { it.reason.contains(CAEP + 'session-revoked') }
    }

    when:
    def password = JsonOutput.toJson([type: 'password', value: 'another-9', temporary: false])
    Web.send(Web.request("$realm/users/$id/reset-password", keycloakAdministrator()).header('Content-Type', 'application/json').PUT(BodyPublishers.ofString(password)).build())
    trigger('signal-poll-keycloak-polled')

    then: 'fetched by the worker, and acknowledged'
    soon.eventually {
      def heard = inbox('keycloak-polled')
      assert heard*.subjectId.contains('e-signalled')
      assert heard.any { it.reason.contains(CAEP + 'credential-change') }
    }

    when: 'it is polled once more'
    def before = inbox('keycloak-polled').count { it.subjectId == 'e-signalled' }
    def last = lastRun()
    trigger('signal-poll-keycloak-polled')

    then: 'nothing comes twice, and nobody is offboarded by it'
    soon.eventually { assert lastRun() != last }
    keepHistory('signal-poll', site.engine().historyOf(last))
    inbox('keycloak-polled').count { it.subjectId == 'e-signalled' } == before
    plain(Web.get("$api/offboardings?limit=500", operator).json()).offboardings.every { it.subject.id != 'e-signalled' }

    cleanup: 'other specs count who is there'
    Web.send(Web.request("$realm/users/$id", keycloakAdministrator()).DELETE().build())
    sync(Part.KEYCLOAK)
  }

  private List<Map<String, Object>> inbox(String source) {
    plain(Web.get("$api/inbox?limit=500&source=$source", operator).json()).events as List
  }

  private String lastRun() {
    plain(Web.get("$api/schedules", operator).json()).schedules.find { it.id == 'signal-poll-keycloak-polled' }.lastRun?.workflowId
  }

  private String getOpenid() {
    site.stack().facts().target(Part.KEYCLOAK).url() + '/realms/handback-demo/protocol/openid-connect'
  }

  private Map<String, Object> signIn(String user) {
    def answer = Web.postForm("$openid/token", [grant_type: 'password', client_id: 'demo-app', username: user, password: 'secret-9', scope: 'openid'])
    assert answer.ok(): answer.text()
    plain(answer.json())
  }

  private String user(String name) {
    def user = [username: name, enabled: true, email: "$name@example.com".toString(), emailVerified: true, firstName: 'A', lastName: 'B', attributes: [employeeId: ["e-$name".toString()]],
                credentials: [[type: 'password', value: 'secret-9', temporary: false]]]
    assert Web.postJson("$realm/users", keycloakAdministrator(), JsonOutput.toJson(user)).status() == 201
    Web.get("$realm/users?exact=true&username=$name", keycloakAdministrator()).json().path(0).path('id').asText()
  }
}
