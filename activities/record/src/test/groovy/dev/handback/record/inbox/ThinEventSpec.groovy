package dev.handback.record.inbox

import static dev.handback.record.inbox.InboxState.*
import static dev.handback.record.inbox.Meaning.*

import dev.handback.offboarding.*
import dev.handback.record.Leaver
import dev.handback.record.RecordRefusal.EventRefused
import dev.handback.record.RecordServer
import dev.handback.record.inbox.Accepted.Outcome
import dev.handback.record.inbox.InboxDecisions.Decision
import dev.handback.record.sql.RecordTransactions
import io.micronaut.context.ApplicationContext
import java.time.Duration
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** An event that says too little waits for its source's API, and is neither lost nor acted on before (T1, T12). */
class ThinEventSpec extends Specification {
  private static final Instant DEC = Instant.parse("2999-12-24T16:00:00Z")
  private static final Decision AMY = new Decision("amy", "payroll has told me")

  @Shared RecordServer server = new RecordServer("record_thin")
  @Shared @AutoCleanup ApplicationContext context = server.start()
  @Shared Intake intake = context.getBean(Intake)
  @Shared InboxDecisions decisions = context.getBean(InboxDecisions)

  Words words = new Words(server, context)

  def "T1: nothing is started before the API was asked; what it said counts then, like a word that was sent"() {
    when:
    def accepted = thin(1)

    then:
    with(accepted) { outcome() == Outcome.ASKING; offboarding() == null }
    words.due() == []
    words.runs() == 0
    with(words.line(1)) { state() == ASKING; askedSince() != null; act() == null }

    when:
    def claimed = claim()

    then: "by one process at a time"
    claimed*.id() == [words.id(1)]
    claimed*.source() == [words.source]
    claim() == []

    when:
    def started = asked().completed(words.id(1), completed(claimed[0].word())).get()

    then:
    started.outcome() == Outcome.NEW
    with(words.due()[0] as Pending.Start) {
      request().effectiveAt() == DEC
      request().subject().email() == "ada@example.com"
      request().source().eventId() == "evt-$words.person-1".toString()
    }
    with(words.line(1)) { state() == RECEIVED; askedSince() == null; offboardingId() == started.offboarding() }

    and: "a second answer, of a process that was slow, changes nothing"
    asked().completed(words.id(1), claimed[0].word()).empty
    words.runs() == 1
  }

  def "T12: delivered again while the API is asked, it is the same event"() {
    given:
    thin(1)

    expect:
    thin(1).outcome() == Outcome.DUPLICATE
    words.states() == [1: "ASKING"]
  }

  def "T7: risk waits for no API, and neither does what takes back"() {
    expect:
    intake.acceptThin(words.event(1), word(1, meaning, risk)).outcome() == outcome
    words.line(1).state() == state

    where:
    meaning | risk        || outcome         | state
    LEAVES  | Risk.HIGH   || Outcome.NEW     | RECEIVED
    REHIRED | Risk.NORMAL || Outcome.IGNORED | DISCARDED
  }

  def "T12: who was hired again while the API did not answer does not leave by the older event"() {
    given:
    thin(1)
    words.hear(2, REHIRED, null)

    when:
    asked().completed(words.id(1), claim()[0].word())

    then:
    words.states() == [1: "OUTDATED", 2: "DISCARDED"]
    words.runs() == 0
  }

  def "an API that does not answer is asked again when it is due, and its last error is seen"() {
    given:
    thin(1)
    claim()

    when:
    asked().again(words.id(1), Instant.now().minusSeconds(1), "it answered 503")

    then:
    with(words.line(1)) { state() == ASKING; reason() == "it answered 503"; attempts() == 1; nextAttemptAt() != null }
    claim()*.attempts() == [2]
  }

  def "O5: an operator has it go on with what is known, with the reason on the record, or has the API asked again"() {
    given:
    thin(1)
    claim()
    asked().needsPerson(words.id(1), "its API knows nobody of that id")

    when:
    decisions.replay(words.id(1), AMY)

    then: "asked again, with all its time"
    words.line(1).state() == ASKING
    claim().size() == 1

    when:
    asked().needsPerson(words.id(1), "its API knows nobody of that id")
    decisions.proceed(words.id(1), AMY)

    then:
    with(words.line(1)) {
      state() == RECEIVED
      act() == Act.START
      askedSince() == null
      decisions()*.decision() == [InboxDecision.Kind.REPLAYED, InboxDecision.Kind.PROCEEDED]
    }
    words.evidence(words.line(1).offboardingId()).contains('"type":"EVENT_PROCEEDED"')
    words.due().size() == 1

    when:
    decisions.proceed(words.id(1), AMY)

    then:
    thrown(EventRefused)
  }

  def "what the API calls no departure starts nothing, and can be put aside or asked about again"() {
    given:
    thin(1)
    claim()

    when:
    asked().startsNothing(words.id(1), "still employed")

    then:
    with(words.line(1)) { state() == DISCARDED; reason() == "still employed" }
    words.runs() == 0

    when:
    decisions.replay(words.id(1), AMY)

    then:
    words.line(1).state() == ASKING
  }

  def "P7: what an API completes counts for the mass-removal guard like what was sent"() {
    given:
    def limits = new GuardLimits(Duration.ofHours(1), 1, null)
    (1..2).each { thin(it, "$words.person-$it") }

    when:
    def outcomes = claim().collect { asked(limits).completed(it.id(), it.word()).get().outcome() }

    then:
    outcomes as Set == [Outcome.NEW, Outcome.HELD] as Set
  }

  private Accepted thin(int n, CharSequence person = words.person) {
    intake.acceptThin(words.event(n), word(n, LEAVES, Risk.NORMAL, person))
  }

  private SourceWord word(int n, Meaning meaning, Risk risk, CharSequence person = words.person) {
    def subject = new Subject(SubjectKind.EMPLOYEE, person.toString(), null, null, null)
    def origin = new Source(words.source, "evt-$words.person-$n".toString(), null, Leaver.T0.minusSeconds(3600 - n))
    def request = new OffboardingRequest(OffboardingId.of(origin, subject, Trigger.TERMINATION), subject, Trigger.TERMINATION, risk, null, Leaver.T0.plusSeconds(n), origin, [], null)
    meaning == LEAVES ? SourceWord.leaves(request, words.source) : SourceWord.takesBack(request, meaning, "word $n")
  }

  private static SourceWord completed(SourceWord word) {
    def request = word.request().about(word.request().subject().at("ada@example.com")).endingAt(DEC)
    new SourceWord(request, LEAVES, word.by(), word.saying())
  }

  private List<ThinEvent> claim() {
    asked().claim([words.source], 9, Duration.ofMinutes(1))
  }

  private AskedEvents asked(GuardLimits limits = GuardLimits.NONE) {
    new AskedEvents(context.getBean(RecordTransactions), limits, Optional.empty())
  }
}
