package dev.handback.record.inbox

import static dev.handback.record.inbox.Meaning.*

import dev.handback.offboarding.Trigger
import dev.handback.record.RecordServer
import io.micronaut.context.ApplicationContext
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** What was received, and what became of it (T11, T12). */
class InboxListSpec extends Specification {
  private static final Instant DEC = Instant.parse("2999-12-24T16:00:00Z")

  @Shared RecordServer server = new RecordServer("record_inbox_list")
  @Shared @AutoCleanup ApplicationContext context = server.start()
  @Shared HeardEvents heard = context.getBean(HeardEvents)

  Words words = new Words(server, context)

  def "T11: each event says whom it is about, what it means, what it did, and what it was told to"() {
    given:
    def first = words.hear(1, LEAVES, DEC)
    words.scheduled(first)
    words.hear(2, REHIRED, null)

    expect:
    with(list(null, words.source).events()) {
      it*.id() == [words.id(2), words.id(1)]*.value()
      it*.source().unique() == [words.source]
      it*.subjectId().unique() == [words.person]
      it*.eventId() == ["evt-$words.person-2", "evt-$words.person-1"]
      it*.trigger().unique() == [Trigger.TERMINATION]
      it*.meaning() == [REHIRED, LEAVES]
      it*.state() == [InboxState.RECEIVED, InboxState.STARTED]
      it*.act() == [Act.RESCIND, Act.START]
      it*.offboardingId().unique() == [first.offboarding()]
      it*.workflowId().unique() == [first.offboarding().workflowId()]
      it*.attempts() == [0, 1]
      it[0].nextAttemptAt() == it[0].receivedAt()
      it[1].nextAttemptAt() == null
    }
  }

  def "T11: an event that could not be read is there with the reason, and can be found by what could be read of it"() {
    given:
    context.getBean(Intake).discard(words.event(7), new Mentioned(words.person, "evt-of-" + words.person), "no date at /date")

    expect:
    ["evt-of-$words.person", words.person.substring(2), words.id(7).value()].every { q ->
      list(null, null, q).events().find { it.id() == words.id(7).value() }?.reason() == "no date at /date"
    }
    words.line(7).with { [subjectId(), eventId(), meaning(), offboardingId()] } == [words.person, "evt-of-" + words.person, null, null]
  }

  def "T11: nothing of a body is shown"() {
    given:
    words.hear(1, LEAVES, DEC)

    expect:
    server.rows("SELECT body FROM inbox WHERE source = ?", words.source)[0].body.contains("secret")
    !heard.list(new InboxQuery(null, words.source, null, 10, null)).toString().contains("secret")
    list(null, null, "secret").events().empty
  }

  def "T12: filters leave out what is not asked for: #what"() {
    given:
    def first = words.hear(1, LEAVES, DEC)
    words.scheduled(first)
    words.hear(2, RESCINDED, null)
    new Words(server, context).hear(1, LEAVES, DEC)

    expect:
    list(state, ofSource ? words.source : null, q == null ? null : q == "offboarding" ? first.offboarding().value() : words.person.toUpperCase() + q).events()*.id().findAll { it in [words.id(1), words.id(2)]*.value() } == expected.collect { words.id(it).value() }
    !ofSource || list(state, words.source).events().every { it.source() == words.source }

    where:
    what                    | state              | ofSource | q             || expected
    "nothing"               | null               | false    | null          || [2, 1]
    "a state"               | InboxState.STARTED | false    | null          || [1]
    "a source"              | null               | true     | null          || [2, 1]
    "an event, by a piece"  | null               | false    | "-2"          || [2]
    "an offboarding"        | null               | false    | "offboarding" || [2, 1]
    "a wild card is none"   | null               | false    | "_2"          || []
  }

  def "the inbox is listed page by page, the newest first, and none twice"() {
    given:
    (1..5).each { words.hear(it, LEAVES, DEC.plusSeconds(it)) }

    when:
    def pages = [list(null, words.source, null, 2)]
    2.times { pages << list(null, words.source, null, 2, pages.last().nextCursor()) }

    then:
    pages.collectMany { it.events()*.id() } == (5..1).collect { words.id(it).value() }
    pages*.events()*.size() == [2, 2, 1]
    pages.last().nextCursor() == null
  }

  def "what was heard before this list was there is in it as well (T11)"() {
    given:
    words.hear(1, LEAVES, DEC)
    def before = list(null, words.source).events()

    when: "the row is as older versions wrote it, and the migration's own statement runs"
    server.update("UPDATE inbox SET subject_id = NULL, event_id = NULL, trigger_kind = NULL WHERE source = ?", words.source)
    def migration = getClass().getResource("/db/migration/V12__inbox_decisions.sql").text
    server.update(migration.split(";").find { it.contains("UPDATE inbox SET") })

    then:
    list(null, words.source).events() == before
  }

  private InboxPage list(InboxState state, String source, CharSequence q = null, int limit = 100, String cursor = null) {
    heard.list(new InboxQuery(state, source, q?.toString(), limit, cursor))
  }
}
