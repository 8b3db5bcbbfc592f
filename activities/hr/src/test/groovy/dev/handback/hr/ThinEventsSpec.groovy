package dev.handback.hr

import static com.github.tomakehurst.wiremock.client.WireMock.*
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig

import com.github.tomakehurst.wiremock.WireMockServer
import com.github.tomakehurst.wiremock.http.Fault
import dev.handback.configuration.SecretReferences
import dev.handback.configuration.hr.HrApis
import dev.handback.offboarding.*
import dev.handback.record.inbox.*
import java.nio.file.Path
import java.time.Clock
import java.time.Duration
import java.time.Instant
import java.time.ZoneOffset
import java.util.concurrent.atomic.AtomicInteger
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** A thin event is completed by its source's API, here a stand-in of it (T1, T12). */
class ThinEventsSpec extends Specification {
  private static final AtomicInteger COUNT = new AtomicInteger()
  @Shared @AutoCleanup HrRecord record = new HrRecord("hr_thin")
  @Shared @AutoCleanup("stop") WireMockServer hr = new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1")).tap { start() }
  @Shared @AutoCleanup("stop") WireMockServer elsewhere = new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1")).tap { start() }

  String source = "bob-" + COUNT.incrementAndGet()
  String person = "e/1 ?x=%2e&ü#$source"
  Instant now = Instant.now()

  def setup() {
    hr.resetAll()
    elsewhere.resetAll()
  }

  def "T1: a person's facts come from the API, with its key, and the id stays one part of the address"() {
    given:
    answers(okJson('{"mail": "ada@example.com", "state": "Terminated", "until": "2026-11-18"}'))
    def id = heard()

    when:
    def asked = thin().askDue()

    then:
    asked == 1
    hr.verify(1, getRequestedFor(urlPathEqualTo(path())).withHeader("Authorization", equalTo("Basic " + "user:key".bytes.encodeBase64())).withHeader("X-Version", equalTo("2")))
    record.line(id).state() == InboxState.RECEIVED
    with(record.starts().find { it.request().source().system() == source }.request()) {
      subject().email() == "ada@example.com"
      effectiveAt() == Instant.parse("2026-11-19T00:00:00Z")
    }
  }

  def "T1: the key can be in a token that the API's own authorization server gives, once for many questions"() {
    given:
    hr.stubFor(post("/token").withBasicAuth("client", "s3cret").willReturn(okJson('{"access_token": "abc", "token_type": "Bearer", "expires_in": 3600}')))
    hr.stubFor(get(anyUrl()).withHeader("Authorization", equalTo("Bearer abc")).willReturn(okJson('{"state": "Terminated"}')))
    def ids = (1..3).collect { heard(it) }

    when:
    thin("oauth: {tokenUrl: 'http://127.0.0.1:${hr.port()}/token', clientId: client, clientSecret: file:client}").askDue()

    then:
    ids.collect { record.line(it).state() } as Set == [InboxState.RECEIVED] as Set
    hr.verify(1, postRequestedFor(urlEqualTo("/token")))
  }

  def "T12: an API that #what is asked again later, the event stays as it is, and the last error is seen without any secret"() {
    given:
    answers(answer)
    def id = heard()

    when:
    thin().askDue()

    then:
    with(record.line(id)) {
      state() == InboxState.ASKING
      reason().startsWith("waits for its source's API since ")
      reason().contains(error)
      !reason().contains("user:key")
      Duration.between(now, nextAttemptAt()) >= wait
    }
    thin().askDue() == 0
    elsewhere.allServeEvents.empty

    when:
    answers(okJson('{"state": "Terminated"}'))
    record.due(id)
    thin().askDue()

    then:
    record.line(id).state() == InboxState.RECEIVED

    where:
    what                            | answer                                                   | error                        | wait
    "is down"                       | aResponse().withStatus(503)                              | "503"                        | Duration.ofSeconds(4)
    "is slow"                       | okJson("{}").withFixedDelay(2000)                        | "HttpTimeoutException"       | Duration.ofSeconds(4)
    "breaks off"                    | aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)    | "could not be reached"       | Duration.ofSeconds(4)
    "throttles"                     | aResponse().withStatus(429).withHeader("Retry-After", "90") | "asked less often"        | Duration.ofSeconds(89)
    "does not take the credentials" | aResponse().withStatus(401)                              | "does not take our"          | Duration.ofSeconds(4)
    "speaks no JSON"                | ok("<html>")                                             | "no JSON"                    | Duration.ofSeconds(4)
    "sends elsewhere"               | temporaryRedirect("http://127.0.0.1:1/")                 | "redirects are not followed" | Duration.ofSeconds(4)
  }

  def "T1: nobody of that id is a fact: a person decides, and the API is not asked for ever"() {
    given:
    answers(notFound())
    def id = heard()

    when:
    thin().askDue()

    then:
    with(record.line(id)) { state() == InboxState.NEEDS_PERSON; reason() == "its source's API knows nobody of that id" }
    thin().askDue() == 0
  }

  def "T1: on garden leave nobody leaves before the date, and without one not at all"() {
    given:
    answers(okJson('{"state": "Garden leave"}'))
    def id = heard()

    when:
    thin().askDue()

    then:
    with(record.line(id)) { state() == InboxState.DISCARDED; reason().endsWith("still works there: Garden leave") }
  }

  def "O5: when its time is up a person has to decide, who sees since when and how often it was asked"() {
    given:
    answers(serverError())
    def id = heard()

    when:
    thin().askDue()
    record.due(id)
    now = now + Duration.ofHours(3)
    thin().askDue()

    then:
    with(record.line(id)) {
      state() == InboxState.NEEDS_PERSON
      reason() ==~ /its source's API has not said what the event leaves out, asked 2 times since .*Z; last: it answered 500/
    }
  }

  def "an id that would be another address is nobody's: #id"() {
    given:
    person = id
    answers(okJson('{"state": "Terminated"}'))
    def event = heard()

    when:
    thin().askDue()

    then:
    hr.allServeEvents.empty
    record.line(event).state() == InboxState.NEEDS_PERSON

    where:
    id << ["..", "."]
  }

  private void answers(answer) {
    hr.resetAll()
    hr.stubFor(get(anyUrl()).willReturn(answer))
  }

  private String path() {
    "/v1/people/" + URLEncoder.encode(person, "UTF-8").replace("+", "%20")
  }

  private InboxId heard(int n = 1) {
    def who = n == 1 ? person : person + n
    def subject = new Subject(SubjectKind.EMPLOYEE, who, null, null, null)
    def origin = new Source(source, "evt-$n".toString(), null, null)
    def request = new OffboardingRequest(OffboardingId.of(origin, subject, Trigger.TERMINATION), subject, Trigger.TERMINATION, Risk.NORMAL, null, now, origin, [], null)
    def event = new InboxEvent(source, "key-$n", [:], "{}", now)
    assert record.intake.acceptThin(event, SourceWord.leaves(request, source)).outcome() == Accepted.Outcome.ASKING
    record.lines(source).find { it.subjectId() == who }.with { new InboxId(it.id()) }
  }

  private ThinEvents thin(String credentials = "headers: [{header: Authorization, prefix: 'Basic ', encoding: BASE64, key: file:key}, {header: X-Version, value: '2'}]") {
    HrRecord.write("key", "user:key\n")
    HrRecord.write("client", "s3cret")
    def file = HrRecord.write("sources-${source}.yaml", """\
      sources:
        - name: $source
          timeZone: UTC
          scheme: HIBOB
          api:
            url: http://127.0.0.1:${hr.port()}
            $credentials
            timeout: PT1S
            fetch:
              path: /v1/people/{id}
              within: PT2H
              employed: [Employed, Garden leave]
              person: {email: /mail, effectiveAt: /until, status: /state}
      """.stripIndent())
    def sources = HrSource.all(HrApis.read(file).value(), SecretReferences.beside(file), Clock.systemUTC())
    new ThinEvents(sources, record.events, Clock.fixed(now, ZoneOffset.UTC))
  }
}
