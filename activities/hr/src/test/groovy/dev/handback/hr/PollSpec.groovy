package dev.handback.hr

import static com.github.tomakehurst.wiremock.client.WireMock.*
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig

import com.github.tomakehurst.wiremock.WireMockServer
import com.github.tomakehurst.wiremock.stubbing.Scenario
import dev.handback.configuration.SecretReferences
import dev.handback.configuration.hr.HrApis
import dev.handback.offboarding.*
import dev.handback.poll.*
import dev.handback.record.inbox.*
import dev.handback.record.poll.SourcePolls
import groovy.json.JsonOutput
import io.temporal.client.WorkflowOptions
import io.temporal.testing.TestWorkflowEnvironment
import java.time.Clock
import java.time.Duration
import java.time.Instant
import java.time.temporal.ChronoUnit
import java.util.concurrent.atomic.AtomicInteger
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Timeout

/** What a source never delivered is found by asking, here a stand-in with BambooHR's published answers (T1, T12). */
@Timeout(60)
class PollSpec extends Specification {
  private static final AtomicInteger COUNT = new AtomicInteger()
  private static final String LISTED = """fetch: {path: '/p/{id}', employed: [here], person: {status: /state}}
      poll: {path: '/list?from={since}', items: /people, id: /id, next: /next, each: ITEM}"""
  private static final String CHANGED = "2026-11-20T09:00:00+00:00"
  private static final String TOMORROW = Instant.now().plus(1, ChronoUnit.DAYS).toString().take(10)
  private static final String LAST_WEEK = Instant.now().minus(7, ChronoUnit.DAYS).toString().take(10)
  @Shared @AutoCleanup HrRecord record = new HrRecord("hr_poll")
  @Shared @AutoCleanup("stop") WireMockServer hr = new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1")).tap { start() }

  String source = "bamboo-" + COUNT.incrementAndGet()
  @AutoCleanup TestWorkflowEnvironment engine = TestWorkflowEnvironment.newInstance()

  def setup() { hr.resetAll() }

  def "T1: a termination whose webhook was lost is found with its date and address, and starts once, however often it is found"() {
    given:
    changed("41", "42")
    employee("41", [status: "Active", terminationDate: TOMORROW, workEmail: "ada@example.com", displayName: "Ada", supervisorEId: "7"])
    employee("42", [status: "Active", terminationDate: "0000-00-00"])

    when:
    def outcomes = [poll(), poll()]

    then:
    outcomes == [new PollOutcome(2, 1, 1), new PollOutcome(2, 1, 0)]
    lines()*.with { [subjectId(), state()] } == [["41", InboxState.RECEIVED]]
    with(start("41")) {
      effectiveAt() == Instant.parse(TOMORROW + "T00:00:00Z").plus(1, ChronoUnit.DAYS)
      subject() == new Subject(SubjectKind.EMPLOYEE, "41", "ada@example.com", "Ada", "7")
      source().occurredAt() == Instant.parse("2026-11-20T09:00:00Z")
    }
    hr.verify(getRequestedFor(urlPathEqualTo("/api/v1/employees/41")).withHeader("Authorization", equalTo("Basic " + "key:x".bytes.encodeBase64())))
  }

  def "T12: what the webhook told already, with the same date, is not started again; another date moves it"() {
    given:
    sent("51", Instant.parse(TOMORROW + "T00:00:00Z").plus(1, ChronoUnit.DAYS))
    changed("51")
    employee("51", [status: "Active", terminationDate: TOMORROW])

    when:
    def outcome = poll()

    then:
    outcome == new PollOutcome(1, 1, 0)
    lines()*.state() as Set == [InboxState.RECEIVED, InboxState.CONFIRMED] as Set

    when:
    employee("51", [status: "Inactive", terminationDate: LAST_WEEK])

    then:
    poll() == new PollOutcome(1, 1, 1)
    lines().find { it.act() == Act.MOVE }.offboardingId() == lines().find { it.act() == Act.START }.offboardingId()
  }

  def "nobody is removed by a guess: #what"() {
    given:
    changed("61")
    employee("61", answer)

    expect:
    poll() == new PollOutcome(1, 0, 0)
    lines() == []

    where:
    what                                                | answer
    "who works there"                                   | [status: "Active"]
    "who works there, with a date of an earlier time"   | [status: "Active", terminationDate: LAST_WEEK]
    "an answer without status or date"                  | [displayName: "Ada"]
    "a date that is none"                               | [status: "Inactive", terminationDate: "soon"]
    "who left long ago, and was changed now"            | [status: "Inactive", terminationDate: "2021-05-01"]
  }

  def "whom the API does not know any more is left out, and so is who cannot be asked for"() {
    given:
    changed("71", "..", "")
    hr.stubFor(get(urlPathEqualTo("/api/v1/employees/71")).willReturn(notFound()))

    expect:
    poll() == new PollOutcome(2, 0, 0)
  }

  def "T12: how far was polled is stored after the events, and the next poll asks again for an hour before it"() {
    given:
    changed()
    def began = Instant.now()

    when:
    poll()
    def to = record.context.getBean(SourcePolls).polledTo(source).get()
    poll()

    then: "the first looked back a day"
    def asked = hr.findAll(getRequestedFor(urlPathEqualTo("/api/v1/employees/changed"))).collect { Instant.parse(it.queryParameter("since").firstValue()) }
    Duration.between(asked[0], began) > Duration.ofHours(23)
    asked[1] == to.minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS)
  }

  def "T12: an API that #what is asked again, and nothing is lost or stored as done meanwhile"() {
    given:
    changed("81")
    hr.stubFor(get(urlPathEqualTo("/api/v1/employees/81")).inScenario(what).whenScenarioStateIs(Scenario.STARTED).willReturn(answer).willSetStateTo("well"))
    hr.stubFor(get(urlPathEqualTo("/api/v1/employees/81")).inScenario(what).whenScenarioStateIs("well").willReturn(okJson('{"status": "Inactive"}')))

    when:
    def before = engine.currentTimeMillis()
    def outcome = poll()

    then:
    outcome == new PollOutcome(1, 1, 1)
    engine.currentTimeMillis() - before >= wait

    where:
    what        | answer                                                      || wait
    "is down"   | serverError()                                               || 4_000
    "is slow"   | okJson("{}").withFixedDelay(2000)                           || 4_000
    "throttles" | aResponse().withStatus(429).withHeader("Retry-After", "90") || 89_000
  }

  def "pages are followed at the API's own host, and nowhere else"() {
    given:
    hr.stubFor(get(urlPathEqualTo("/list")).willReturn(okJson(JsonOutput.toJson([people: [[id: "91", state: "gone"]], next: next.replace("PORT", "" + hr.port())]))))
    hr.stubFor(get(urlPathEqualTo("/list2")).willReturn(okJson('{"people": [{"id": "92", "state": "gone"}]}')))

    when:
    poll(LISTED)

    then:
    lines()*.subjectId() as Set == ["91", "92"] as Set

    where:
    next << ["http://127.0.0.1:PORT/list2", "/list2"]
  }

  def "a next page elsewhere is not asked for, with whatever key"() {
    given:
    def source = sources(LISTED).get(source)

    when:
    new Changes(source, source.api().poll()).list(Instant.EPOCH, "http://127.0.0.2:1/list")

    then:
    def none = thrown(NoAnswer)
    none.message == "it names an address that is not its own, which is not called"
  }

  private PollOutcome poll(String how = "preset: BAMBOOHR\n      poll: {every: PT1H}") {
    def sources = sources(how)
    engine.close()
    engine = TestWorkflowEnvironment.newInstance()
    def runs = engine.newWorker(OffboardingWorkflow.TASK_QUEUE)
    runs.registerActivitiesImplementations(new PollActivitiesImpl(sources, record.events, Clock.systemUTC()))
    def polls = engine.newWorker(SourcePollWorkflow.TASK_QUEUE)
    polls.registerWorkflowImplementationTypes(SourcePollWorkflowImpl)
    polls.registerActivitiesImplementations(new PollRecordActivitiesImpl(sources, record.context.getBean(SourcePolls)))
    engine.start()
    def options = WorkflowOptions.newBuilder().setTaskQueue(SourcePollWorkflow.TASK_QUEUE).build()
    engine.workflowClient.newWorkflowStub(SourcePollWorkflow, options).poll(new PollRequest(source, null))
  }

  private Map<String, HrSource> sources(String how) {
    HrRecord.write("bamboo", "key:x")
    def file = HrRecord.write("polled-${source}.yaml", """\
sources:
  - name: $source
    timeZone: UTC
    api:
      url: http://127.0.0.1:${hr.port()}
      headers: [{header: Authorization, prefix: 'Basic ', encoding: BASE64, key: file:bamboo}]
      timeout: PT1S
      $how
""")
    HrSource.all(HrApis.read(file).value(), SecretReferences.beside(file), Clock.systemUTC())
  }

  private void changed(String... ids) {
    def employees = ids.collectEntries { [it, [id: it, action: "Updated", lastChanged: CHANGED]] }
    hr.stubFor(get(urlPathEqualTo("/api/v1/employees/changed")).willReturn(okJson(JsonOutput.toJson([latest: CHANGED, employees: employees ?: []]))))
  }

  private void employee(String id, Map facts) {
    hr.stubFor(get(urlPathEqualTo("/api/v1/employees/$id")).withQueryParam("fields", containing("terminationDate")).willReturn(okJson(JsonOutput.toJson([id: id] + facts))))
  }

  private void sent(String person, Instant date) {
    def subject = new Subject(SubjectKind.EMPLOYEE, person, null, null, null)
    def origin = new Source(source, "evt-$person".toString(), null, null)
    def request = new OffboardingRequest(OffboardingId.of(origin, subject, Trigger.TERMINATION), subject, Trigger.TERMINATION, Risk.NORMAL, date, Instant.now(), origin, [], null)
    record.intake.accept(new InboxEvent(source, "key-$person", [:], "{}", Instant.now()), SourceWord.leaves(request, source))
  }

  private List<InboxLine> lines() { record.lines(source) }

  private OffboardingRequest start(String person) {
    record.starts().collect { it.request() }.find { it.source().system() == source && it.subject().id() == person }
  }
}
