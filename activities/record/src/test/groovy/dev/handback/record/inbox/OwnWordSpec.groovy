package dev.handback.record.inbox

import dev.handback.offboarding.*
import java.time.Instant
import spock.lang.Specification

/** Whoever set up a source speaks through it as themselves (P5). */
class OwnWordSpec extends Specification {
  static final Instant NOW = Instant.parse("2026-11-20T16:00:00Z")
  static final Subject ADA = new Subject(SubjectKind.EMPLOYEE, "e-1", "ada@example.com", "Ada L.", null)

  def "what a source says is the source's word, unless the leaver caused it: by #cause (P5, T11, E: a leaver who created the HR webhook itself)"() {
    expect:
    SourceWord.takesBack(request(cause), Meaning.RESCINDED, "stays after all").by() == speaker
    SourceWord.leaves(request(cause), "bamboohr").by() == speaker

    and: 'an operator who submits it speaks for themselves'
    SourceWord.leaves(request(cause), "olga").by() == "olga"

    and: 'who caused it is on the record in any case'
    cause == null || SourceWord.takesBack(request(cause), Meaning.RESCINDED, "stays after all").saying().endsWith("caused by " + cause)

    where:
    cause             || speaker
    null              || "bamboohr"
    "hr@example.com"  || "bamboohr"
    "ada@example.com" || "ada@example.com"
    "e-1"             || "e-1"
  }

  def "why an operator says it is part of their word, so that it is known where it moves a date, too (T1, T11)"() {
    expect:
    SourceWord.leaves(request("olga").because("Leaves earlier"), "olga").saying() == "told by bamboohr in event evt-1, caused by olga: Leaves earlier"
  }

  private static OffboardingRequest request(String cause) {
    def source = new Source("bamboohr", "evt-1", cause, NOW)
    new OffboardingRequest(OffboardingId.of(source, ADA, Trigger.TERMINATION), ADA, Trigger.TERMINATION, Risk.NORMAL, null, NOW, source, [], null)
  }
}
