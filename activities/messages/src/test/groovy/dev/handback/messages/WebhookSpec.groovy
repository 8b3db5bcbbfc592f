package dev.handback.messages

import static com.github.tomakehurst.wiremock.client.WireMock.*

import com.github.tomakehurst.wiremock.WireMockServer
import com.github.tomakehurst.wiremock.core.WireMockConfiguration
import com.standardwebhooks.Webhook
import com.standardwebhooks.exceptions.WebhookVerificationException
import dev.handback.offboarding.obligation.ObligationKind
import dev.handback.record.inbox.GuardLimits
import dev.handback.record.inbox.InboxState
import dev.handback.record.message.MessageState
import groovy.json.JsonSlurper
import java.time.Duration
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** Programs are told by Standard Webhooks; the official library is the receiver. WireMock stands in for its server. */
class WebhookSpec extends Specification {
  private static final String SECRET = "whsec_" + "a key that both sides know of".bytes.encodeBase64()

  @Shared @AutoCleanup("stop") WireMockServer receiver = new WireMockServer(WireMockConfiguration.options().dynamicPort()).tap { start() }
  @AutoCleanup PostOffice office = new PostOffice("""\
    console: https://handback.example.com/console
    channels:
      - {name: siem, kind: WEBHOOK, url: 'http://127.0.0.1:${receiver.port()}/hook', secret: 'env:SIEM'}
    routes:
      - {tell: [OWED, SLA_BREACHED, STARTED, HELD], by: siem}
    quietHours: {from: "00:00", to: "23:59", timeZone: UTC}
    digest: {moreThan: 1, within: PT15M}
    """, [SIEM: SECRET])

  def setup() {
    receiver.resetAll()
    // the library compares with the real time
    office.now = Instant.now()
  }

  def "a program gets each message by itself, at any hour, signed so that the official library takes it (S7, O5)"() {
    given:
    receiver.stubFor(post("/hook").willReturn(noContent()))
    def id = office.asks("olga@example.com")

    when:
    office.send()
    def got = requests()

    then:
    got.each { new Webhook(SECRET).verify(it.bodyAsString, headers(it)) }
    got.collect { body(it).type }.sort() == ["obligation.opened", "offboarding.started"]
    with(body(got.find { body(it).type == "obligation.opened" })) {
      it.data.offboarding == id
      it.data.obligation.kind == "SIGN_OFF"
      it.data.obligation.assignee == "olga@example.com"
      it.data.link == "https://handback.example.com/console/tasks/obl-$id"
    }
    office.owed(id).messages().first().state() == MessageState.SENT
  }

  def "a program is told of each event that the guard holds (P7)"() {
    given:
    receiver.stubFor(post("/hook").willReturn(noContent()))
    def held = (1..3).collect { office.hears(limits: new GuardLimits(Duration.ofHours(1), 1, null)) }.tail()

    when:
    office.send()
    def told = requests().collect { body(it) }

    then:
    told*.type == ["event.held"] * 2
    told*.data*.offboarding as Set == held.collect { it.offboarding().value() } as Set
    told*.data*.event*.source == ["bamboohr"] * 2
    told*.data*.event*.id as Set == office.inbox(InboxState.HELD)*.id() as Set
    told.every { it.data.event.why.startsWith("more than 1 removals by bamboohr") }
  }

  def "a changed body, id or time is no message of ours"() {
    given:
    receiver.stubFor(post("/hook").willReturn(noContent()))
    office.begins()
    office.send()
    def got = requests().first()

    when:
    new Webhook(SECRET).verify(got.bodyAsString + more, headers(got) + change)

    then:
    thrown(WebhookVerificationException)

    where:
    more | change
    " "  | [:]
    ""   | ["webhook-id": ["msg_other"]]
    ""   | ["webhook-timestamp": ["1"]]
  }

  def "a receiver that failed gets the same id and body again, later and later, and so can tell it has it (O5)"() {
    given:
    receiver.stubFor(post("/hook").inScenario("down").whenScenarioStateIs("Started").willReturn(aResponse().withStatus(status)).willSetStateTo("still"))
    receiver.stubFor(post("/hook").inScenario("down").whenScenarioStateIs("still").willReturn(serverError()).willSetStateTo("up"))
    receiver.stubFor(post("/hook").inScenario("down").whenScenarioStateIs("up").willReturn(ok()))
    office.begins()

    when:
    def after = (0..4).collect {
      office.send()
      office.later(Duration.ofSeconds(60))
      requests().size()
    }
    def got = requests()

    then: 'after one minute, then after two'
    after == [1, 2, 2, 3, 3]
    got*.bodyAsString.unique().size() == 1
    got*.getHeader("webhook-id").unique().size() == 1
    got*.getHeader("webhook-timestamp").unique().size() == 3
    got.first().getHeader("webhook-id").startsWith("msg_")

    where:
    status << [500, 401, 302, 404]
  }

  def "a receiver says how long it wants to be left alone"() {
    given:
    receiver.stubFor(post("/hook").willReturn(aResponse().withStatus(429).withHeader("Retry-After", "600")))
    office.begins()

    when:
    10.times {
      office.send()
      office.later(Duration.ofSeconds(59))
    }

    then:
    requests().size() == 1
  }

  def "a receiver that is gone for good gets nothing more, and the reason names neither address nor key (O5)"() {
    given:
    receiver.stubFor(post("/hook").willReturn(aResponse().withStatus(410)))
    def id = office.asks("olga@example.com")

    when:
    3.times {
      office.send()
      office.later(Duration.ofHours(2))
    }

    then:
    requests().size() == 2
    with(office.owed(id).messages().first()) {
      it.state() == MessageState.FAILED
      it.why() == "it answered 410: nobody is to send there any more"
    }
  }

  def "a target that broke its SLA is told as that (O3)"() {
    given:
    receiver.stubFor(post("/hook").willReturn(noContent()))
    def id = office.asks("olga@example.com", [kind: ObligationKind.CONNECTOR_DEBT])
    def owed = office.owed(id)

    when:
    office.later(Duration.ofHours(4))
    office.record.obligation(Debts.escalated(id, owed, office.now))
    office.send()

    then:
    requests().collect { body(it).type }.contains("obligation.sla_breached")
  }

  private List requests() { receiver.findAll(postRequestedFor(urlEqualTo("/hook"))) }

  private static Map body(request) { new JsonSlurper().parseText(request.bodyAsString) as Map }

  private static Map<String, List<String>> headers(request) {
    ["webhook-id", "webhook-timestamp", "webhook-signature"].collectEntries { [it, [request.getHeader(it)]] }
  }
}
