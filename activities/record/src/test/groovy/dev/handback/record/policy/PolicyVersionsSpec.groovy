package dev.handback.record.policy

import dev.handback.record.RecordRefusal
import dev.handback.record.RecordServer
import io.micronaut.context.ApplicationContext
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** Requirement P4. */
class PolicyVersionsSpec extends Specification {
  @Shared RecordServer server = new RecordServer("record_policy")
  @Shared @AutoCleanup ApplicationContext context = server.start()
  @Shared PolicyVersions versions = context.getBean(PolicyVersions)

  def "a version is kept as it was, and saving it again changes nothing"() {
    when:
    2.times { versions.save("2026-11", "version: 2026-11 # é\n", "d1") }

    then:
    versions.text("2026-11").get() == "version: 2026-11 # é\n"
    versions.text("2026-12").empty
  }

  def "the same version with another text is refused, and the first stays"() {
    given:
    versions.save("v1", "a: 1\n", "d1")

    when:
    versions.save("v1", "a: 2\n", "d2")

    then:
    def refusal = thrown(RecordRefusal.PolicyVersionTaken)
    refusal.message == "Policy version v1 is known with another text (digest d1, now d2): give it a new version"
    versions.text("v1").get() == "a: 1\n"
  }

  def "the version put in force last is in force, since then, and the others are kept (P4)"() {
    given:
    def at = { int second -> java.time.Instant.parse("2026-11-20T16:00:00Z").plusSeconds(second) }
    ["f1", "f2", "f3"].each { versions.save(it, "version: $it\n", it) }

    when: "each twice, as at two workers' starts, and f3 never"
    versions.putInForce("f1", at(1))
    versions.putInForce("f1", at(2))
    versions.putInForce("f2", at(3))
    versions.putInForce("f2", at(4))

    then:
    versions.list(2)*.version() == ["f2", "f1"]
    versions.list(2)*.inForceAt() == [at(3), at(1)]
    versions.list(100).find { it.version() == "f3" }.inForceAt() == null

    when: "the one before is put in force again"
    versions.putInForce("f1", at(5))

    then:
    versions.list(1)*.with { [it.version(), it.inForceAt(), it.offboardings()] } == [["f1", at(5), 0]]
  }
}
