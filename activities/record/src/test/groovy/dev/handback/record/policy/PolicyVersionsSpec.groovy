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
}
