package dev.handback.hr

import com.fasterxml.jackson.core.JsonPointer
import com.fasterxml.jackson.databind.ObjectMapper
import dev.handback.configuration.hr.Fetch
import dev.handback.offboarding.*
import dev.handback.record.inbox.SourceWord
import java.time.Instant
import java.time.ZoneId
import spock.lang.Specification

/** What an event means once its source's API was asked: status and date decide, not the event's type (T1). */
class CompletionSpec extends Specification {
  static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z")

  def "T1: #what"() {
    expect:
    name(complete(answer)) == meaning

    where:
    what                                                                    | answer                                           || meaning
    "who left at a date leaves at that date"                                | [status: "Terminated", date: "2026-11-18"]       || "2026-11-18T23:00:00Z"
    "on garden leave, employed until a later date, access ends at the date" | [status: "Garden leave", date: "2027-01-31"]     || "2027-01-31T23:00:00Z"
    "employed, and no date: nobody leaves"                                  | [status: "Garden leave"]                         || "StillEmployed"
    "a date that was taken out is none"                                     | [status: "Employed", date: "0000-00-00"]         || "StillEmployed"
    "a status that is none of those, without a date: access ends at once"   | [status: "Terminated"]                           || "null"
    "employed, and gone for long: a person has to say which"                | [status: "Employed", date: "2026-11-01"]         || "Unclear"
    "neither status nor date: a person has to say"                          | [email: "ada@example.com"]                       || "Unclear"
    "what is no date is not taken for none"                                 | [status: "Terminated", date: "soon"]             || "Unclear"
    "nor is an object"                                                      | [status: "Terminated", date: [on: "2026-11-01"]] || "Unclear"
  }

  def "T1: address, name, manager and kind are the API's, and the id stays the event's"() {
    when:
    def word = (complete([status: "Left", email: " ada@example.com ", name: "Ada", boss: 77, type: "Contractor"]) as Completion.Complete).word()

    then:
    word.request().subject() == new Subject(SubjectKind.CONTRACTOR, "e-1", "ada@example.com", "Ada", "77")
    word.request().id() == thin().request().id()
    word.saying() == "told by bob in event evt-1, caused by e-7, completed by its API"
  }

  def "P5: who caused the departure is known to be the leaver by the address that only the API knows"() {
    expect:
    (complete([status: "Left", email: "e-7"]) as Completion.Complete).word().by() == "e-7"
    (complete([status: "Left", email: "ada@example.com"]) as Completion.Complete).word().by() == "bob"
  }

  def "what cannot be kept is not: #email"() {
    expect:
    (complete([status: "Left", email: email]) as Completion.Complete).word().request().subject().email() == null

    where:
    email << ["a" * 321, "ada\u0000@example.com", ["ada@example.com"], "", null]
  }

  def "nobody of that id is an answer: #means"() {
    expect:
    name(Completion.unknown(thin(), means)) == became

    where:
    means              || became
    Fetch.Unknown.ASK  || "Unclear"
    Fetch.Unknown.LEFT || "null"
  }

  private static String name(Completion completion) {
    completion instanceof Completion.Complete ? String.valueOf(completion.word().request().effectiveAt()) : completion.class.simpleName
  }

  private static Completion complete(Map answer) {
    def node = new ObjectMapper().valueToTree(answer)
    Completion.of(thin(), new PersonAnswer(node, fetch(), ZoneId.of("Europe/Berlin")), NOW)
  }

  static Fetch fetch() {
    def at = ["/email", "/name", "/boss", "/type", "/date", "/status"].collect { JsonPointer.compile(it) }
    new Fetch("/people/{id}", null, new Fetch.Person(*at), ["Employed", "Garden leave"], [Contractor: SubjectKind.CONTRACTOR], null, null)
  }

  static SourceWord thin() {
    def subject = new Subject(SubjectKind.EMPLOYEE, "e-1", null, null, null)
    def origin = new Source("bob", "evt-1", "e-7", null)
    SourceWord.leaves(new OffboardingRequest(OffboardingId.of(origin, subject, Trigger.TERMINATION), subject, Trigger.TERMINATION, Risk.NORMAL, null, NOW, origin, [], null), "bob")
  }
}
