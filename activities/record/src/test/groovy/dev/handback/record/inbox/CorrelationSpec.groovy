package dev.handback.record.inbox

import static dev.handback.offboarding.Trigger.*
import static dev.handback.record.inbox.InboxState.*
import static dev.handback.record.inbox.Meaning.*
import static dev.handback.record.inbox.Standing.*

import dev.handback.offboarding.OffboardingId
import dev.handback.offboarding.OffboardingRequest
import dev.handback.offboarding.Risk
import dev.handback.offboarding.Source
import dev.handback.offboarding.Subject
import dev.handback.offboarding.SubjectKind
import dev.handback.offboarding.Trigger
import java.time.Instant
import spock.lang.Specification

/** The table of docs/operations.md: what a source's word does to what the source had said before. */
class CorrelationSpec extends Specification {
  private static final Instant NOW = Instant.parse("2026-11-20T16:00:00Z")
  private static final Instant DEC = Instant.parse("2026-12-24T16:00:00Z")
  private static final Instant JAN = Instant.parse("2027-01-31T16:00:00Z")
  private static final Instant PAST = Instant.parse("2023-01-31T16:00:00Z")

  def "the first word about somebody starts an offboarding, whatever its date is: #date (T1, T12)"() {
    expect:
    Correlation.of(leaves(date), LastWord.none()) == new Verdict.Start()

    where:
    date << [null, DEC, PAST]
  }

  def "another date #what (T1, T4, T12)"() {
    expect:
    shown(Correlation.of(leaves(date), last(standing, told))) == verdict

    where:
    what                                                        | told | standing   | date || verdict
    "moves what waits for its own"                              | DEC  | WAITING    | JAN  || "Move"
    "that is past moves what waits for its own"                 | DEC  | WAITING    | PAST || "Move"
    "that means at once moves what waits for its own"           | DEC  | WAITING    | null || "Move"
    "in the future, when access is going, needs a person"       | PAST | ACTING     | JAN  || "NEEDS_PERSON"
    "that is past, when access is going, asks for nothing more" | null | ACTING     | PAST || "CONFIRMED"
    "after the seal is another departure"                       | PAST | SEALED     | JAN  || "Start"
    "after a rejection or rescission is another departure"      | DEC  | CALLED_OFF | JAN  || "Start"
  }

  def "what says the same again changes nothing: #standing, #told and #date (T12)"() {
    expect:
    shown(Correlation.of(leaves(date), last(standing, told))) == verdict

    where:
    standing   | told | date || verdict
    WAITING    | DEC  | DEC  || "CONFIRMED"
    WAITING    | PAST | null || "CONFIRMED"
    ACTING     | PAST | PAST || "CONFIRMED"
    ACTING     | null | null || "CONFIRMED"
    SEALED     | PAST | PAST || "CONFIRMED"
    CALLED_OFF | DEC  | DEC  || "Start"
  }

  def "a #means that comes when its offboarding is #standing: #verdict (T12, T13)"() {
    expect:
    shown(Correlation.of(word(means, null), last(standing, DEC))) == verdict

    where:
    [means, row] << [[RESCINDED, REHIRED, RETURNED], [[WAITING, "Rescind"], [ACTING, "Rescind"], [SEALED, "Restore"], [CALLED_OFF, "CONFIRMED"], [NONE, "DISCARDED"]]].combinations()
    standing = row[0]
    verdict = row[1]
  }

  def "what was taken back is not taken back twice, and who leaves after all leaves anew (T12, T13)"() {
    expect:
    shown(Correlation.of(word(means, date), last(standing, DEC, [meaning: REHIRED]))) == verdict

    where:
    standing   | means     | date || verdict
    WAITING    | RESCINDED | null || "CONFIRMED"
    SEALED     | RESCINDED | null || "CONFIRMED"
    WAITING    | LEAVES    | DEC  || "Start"
    ACTING     | LEAVES    | JAN  || "Start"
    SEALED     | LEAVES    | DEC  || "Start"
    CALLED_OFF | LEAVES    | DEC  || "Start"
  }

  def "a word that is older than one heard before changes nothing, by the source's own time: #means (T12)"() {
    expect:
    shown(Correlation.of(word(means, JAN, [occurredAt: NOW.minusSeconds(2)]), last(WAITING, DEC, [occurredAt: NOW.minusSeconds(1)]))) == "OUTDATED"
    shown(Correlation.of(word(means, JAN, [occurredAt: NOW.minusSeconds(1)]), last(WAITING, DEC, [occurredAt: NOW.minusSeconds(1)]))) != "OUTDATED"
    shown(Correlation.of(word(means, JAN, [occurredAt: null]), last(WAITING, DEC, [occurredAt: NOW.minusSeconds(1)]))) != "OUTDATED"
    shown(Correlation.of(word(means, JAN, [occurredAt: NOW.minusSeconds(9)]), last(WAITING, DEC, [occurredAt: null]))) != "OUTDATED"

    where:
    means << [LEAVES, RESCINDED]
  }

  def "a departure whose rescission was heard first does not start (T12)"() {
    expect:
    shown(Correlation.of(word(LEAVES, DEC, [occurredAt: NOW.minusSeconds(2)]), last(NONE, null, [meaning: RESCINDED, occurredAt: NOW.minusSeconds(1)]))) == "OUTDATED"
  }

  def "each #trigger is one of its own, however late it comes (T7, T8)"() {
    expect:
    Correlation.of(word(LEAVES, null, [trigger: trigger, occurredAt: NOW.minusSeconds(9)]), last(standing, null, [occurredAt: NOW])) == new Verdict.Start()

    where:
    [trigger, standing] << [[RISK, POLICY, INACTIVITY], [WAITING, ACTING, SEALED]].combinations()
  }

  def "another role change is not another date of the first (T2)"() {
    expect:
    shown(Correlation.of(word(LEAVES, JAN, [trigger: ROLE_CHANGE, keep: ["crm"]]), last(WAITING, DEC, [keep: ["crm"]]))) == "Move"
    shown(Correlation.of(word(LEAVES, JAN, [trigger: ROLE_CHANGE, keep: ["erp"]]), last(WAITING, DEC, [keep: ["crm"]]))) == "Start"
  }

  def "a departure is not lost when the run it was to be told to was over before it could be: #standing (T12)"() {
    expect:
    shown(Correlation.whenOver(word(LEAVES, JAN), standing)) == "Start"
    shown(Correlation.whenOver(word(REHIRED, null), standing)) == back

    where:
    standing   || back
    SEALED     || "Restore"
    CALLED_OFF || "CONFIRMED"
  }

  private static String shown(Verdict verdict) {
    verdict instanceof Verdict.Keep ? verdict.state().name() : verdict.getClass().simpleName
  }

  private static LastWord last(Standing standing, Instant told, Map with = [:]) {
    new LastWord(standing == NONE ? null : new OffboardingId("ob-1"), standing, with.meaning ?: LEAVES, told,
        with.containsKey("occurredAt") ? with.occurredAt : NOW.minusSeconds(86400), with.keep ?: [], 2)
  }

  private static SourceWord leaves(Instant date) { word(LEAVES, date) }

  private static SourceWord word(Meaning meaning, Instant date, Map with = [:]) {
    def subject = new Subject(SubjectKind.EMPLOYEE, "e-1", "ada@example.com", "Ada", null)
    def source = new Source("bamboohr", "evt-2", null, with.containsKey("occurredAt") ? with.occurredAt : NOW)
    def trigger = (with.trigger ?: TERMINATION) as Trigger
    new SourceWord(new OffboardingRequest(OffboardingId.of(source, subject, trigger), subject, trigger, Risk.NORMAL, date, NOW, source, with.keep ?: [], null),
        meaning, "bamboohr", "said")
  }
}
