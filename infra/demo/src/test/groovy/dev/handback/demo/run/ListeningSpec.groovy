package dev.handback.demo.run

import com.fasterxml.jackson.databind.json.JsonMapper
import dev.handback.demo.web.Web
import groovy.json.JsonOutput
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Shared

/** An application that only listens: no connector knows it. */
class ListeningSpec extends EndToEnd {
  @Shared @AutoCleanup Portal portal = portal()

  def "a listening application knows that events arrive before anybody leaves (S1)"() {
    when:
    def state = portal.verifies()

    then:
    soon.eventually { assert portal.heard.any { it.getClaim('events')['https://schemas.openid.net/secevent/ssf/event-type/verification']?.state == state } }
  }

  def "a listening application ends a leaver's session by itself, and shuts them out when their accounts are proven disabled (S1, S5)"() {
    given:
    def leaver = site.nextWithoutSeat()
    def another = site.nextWithoutSeat().person().email()
    def email = leaver.person().email()
    def sessions = (1..2).collect { portal.signsIn(email) }
    def others = portal.signsIn(another)
    assert sessions.every { portal.letsIn(it) }

    when:
    def run = leaver.leaves()

    then: 'tried from outside: nobody but the application ended them'
    soon.eventually { assert sessions.every { !portal.letsIn(it) } }

    and: 'the control: whoever stays stays signed in'
    portal.letsIn(others)

    and: 'no new session either'
    soon.eventually { assert portal.heardOf(email) == ['session-revoked', 'account-disabled'] }
    portal.signsIn(email) == null

    and: 'which the record shows: it has both'
    soon.eventually { assert run.state() == 'SEALED' }
    soon.eventually { assert plain(run.record()).signals.collect { [it.recipient, it.kind, it.state] } == [['portal', 'SESSIONS_REVOKED', 'SENT'], ['portal', 'ACCOUNTS_DISABLED', 'SENT']] }
    plain(run.record()).items*.target.every { it != 'portal' }

    and: 'it was told so before the last account was gone, and of these accounts'
    portal.heard.findAll { it.getClaim('txn') == run.id() }.size() == 2
    ended(run, 'session-revoked') <= plain(run.record()).items.collect { Instant.parse(it.security.provenAt ?: it.security.removedAt) }.max()
  }

  def "whoever comes back is let in again (T13)"() {
    given:
    def leaver = site.nextWithoutSeat()
    def email = leaver.person().email()
    def run = leaver.leaves()
    soon.eventually { assert run.state() == 'SEALED' }
    soon.eventually { assert portal.signsIn(email) == null }

    when:
    assert Web.postJson("$api/offboardings/${run.id()}/rescind", operator, '{"reason": "she stays"}').status() == 202

    then:
    soon.eventually { assert run.state() == 'RESCINDED' }
    soon.eventually { assert portal.heardOf(email) == ['session-revoked', 'account-disabled', 'account-enabled'] }
    portal.letsIn(portal.signsIn(email))
  }

  private Portal portal() {
    def signals = new JsonMapper().readValue(site.stack().home().demoJson().toFile(), Map).signals
    def body = JsonOutput.toJson([name: 'portal', roles: ['stream:portal'], expiresAt: Instant.now().plusSeconds(86400).toString()])
    def made = Web.postJson("$api/tokens", operator, body)
    assert made.status() == 201
    new Portal(signals.configuration as String, signals.poll as String, made.json().path('token').asText())
  }

  private Instant ended(run, String event) {
    def claims = portal.heard.find { it.getClaim('txn') == run.id() && it.getClaim('events').keySet().any { it.endsWith(event) } }
    Instant.ofEpochSecond(claims.getClaim('events').values().first().event_timestamp as long)
  }
}
