package dev.handback.api.engine

import dev.handback.offboarding.OffboardingId
import dev.handback.offboarding.OffboardingRequest
import dev.handback.offboarding.Risk
import dev.handback.offboarding.Source
import dev.handback.offboarding.Subject
import dev.handback.offboarding.SubjectKind
import dev.handback.offboarding.Trigger
import dev.handback.payload.EncryptingCodec
import dev.handback.payload.PayloadKeys
import io.temporal.api.common.v1.Payload
import java.nio.charset.StandardCharsets
import java.time.Instant
import spock.lang.Specification

/** What Temporal is told of a run before it starts: how urgent it is (requirement T7), and what it is. */
class RunDescriptionSpec extends Specification {

  static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z")

  def "#trigger of risk #risk, effective #effective, has priority #priority"() {
    given:
    def request = request(trigger: trigger, risk: risk, effectiveAt: effective == null ? null : Instant.parse(effective))

    expect:
    RunDescription.priority(request, NOW).priorityKey == priority

    where:
    trigger              | risk        | effective              || priority
    // risk goes before everything else, whatever its date
    Trigger.RISK         | Risk.NORMAL | null                   || 1
    Trigger.RISK         | Risk.HIGH   | "2026-12-01T00:00:00Z" || 1
    Trigger.TERMINATION  | Risk.HIGH   | "2026-12-01T00:00:00Z" || 1
    Trigger.CONTRACT_END | Risk.HIGH   | null                   || 1
    // then whoever has to be out now
    Trigger.TERMINATION  | Risk.NORMAL | null                   || 2
    Trigger.TERMINATION  | Risk.NORMAL | "2026-11-20T12:00:00Z" || 2
    Trigger.TERMINATION  | Risk.NORMAL | "2019-01-01T00:00:00Z" || 2
    Trigger.TERMINATION  | Risk.NORMAL | "2026-11-20T12:00:01Z" || 3
    Trigger.CONTRACT_END | Risk.NORMAL | null                   || 3
  }

  def "the source is the fairness key, so that one source's flood starves no other"() {
    expect:
    RunDescription.priority(request(source: source), NOW).fairnessKey == key

    where:
    source             || key
    "bamboohr"         || "bamboohr"
    // Temporal takes 64 bytes, and whole characters only
    "x" * 128          || "x" * 64
    "x" + "\u0bb9" * 99 || "x" + "\u0bb9" * 21
  }

  def "a summary names event and person: #summary"() {
    expect:
    RunDescription.summary(request(subject: subject)) == summary

    where:
    subject                                                                        || summary
    new Subject(SubjectKind.EMPLOYEE, "e-1001", "ada@example.com", "Ada L.", null) || "Termination of Ada L. (e-1001)"
    new Subject(SubjectKind.EMPLOYEE, "e-1001", "ada@example.com", null, null)     || "Termination of ada@example.com (e-1001)"
    new Subject(SubjectKind.EMPLOYEE, "e-1001", null, " ", null)                   || "Termination of e-1001"
  }

  def "no name breaks the line, the Markdown or Temporal's limit of 400 bytes, encrypted"() {
    given:
    def hostile = new Subject(SubjectKind.EMPLOYEE, "x" + "\ud83e\uddd1" * 127, null, name, "m\n- a")

    when:
    def summary = RunDescription.summary(request(subject: hostile))
    def details = RunDescription.details(request(subject: hostile))

    then:
    encrypted("Preview: " + summary).data.size() <= 400
    StandardCharsets.UTF_8.newEncoder().canEncode(summary + details)
    !(summary =~ /[\n`*#\[\]]/)
    details.readLines().size() == RunDescription.details(request([:])).readLines().size()

    where:
    name << ["# [x](http://evil) `\n**bold**" + "\u0bb9" * 200, "\ud83e" * 90, "y" + "\ud83e\uddd1" * 99]
  }

  def "where the console's address is known, the run has a way to its page"() {
    given:
    def request = request([:])

    expect:
    RunDescription.details(request, "https://handback.example.com/console").endsWith("\n- [record](https://handback.example.com/console/offboardings/$request.id)\n")
    RunDescription.details(request, "") == RunDescription.details(request)
  }

  private static Payload encrypted(String summary) {
    new EncryptingCodec(PayloadKeys.parse(PayloadKeys.newLine("a-key"))).converter().toPayload(summary).get()
  }

  private static OffboardingRequest request(Map with) {
    def subject = (with.subject ?: new Subject(SubjectKind.EMPLOYEE, "e-1", null, null, null)) as Subject
    def source = new Source((with.source ?: "bamboohr") as String, "evt-1", null, null)
    def trigger = (with.trigger ?: Trigger.TERMINATION) as Trigger
    new OffboardingRequest(OffboardingId.of(source, subject, trigger), subject, trigger, (with.risk ?: Risk.NORMAL) as Risk,
        with.effectiveAt as Instant, NOW, source, [], null)
  }
}
