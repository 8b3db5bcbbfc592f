package dev.handback.worker

import dev.handback.configuration.policy.InventoryRules
import dev.handback.connector.estate.EstateFile
import dev.handback.inventory.CorrelateBy
import dev.handback.inventory.NamePattern
import dev.handback.offboarding.access.TargetId
import io.temporal.failure.ApplicationFailure
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import spock.lang.Specification
import spock.lang.TempDir

/** What a sync is told of its target (requirements P1, P8). */
class InventorySettingsActivitiesImplSpec extends Specification {

  @TempDir Path folder

  def "P1: a sync is told of the estate's shared accounts, environment and owner, and of who knows people by id"() {
    when:
    def terms = settings().current(new TargetId("warehouse"))

    then:
    with(terms) {
      correlateBy() == CorrelateBy.USER_NAME
      taskQueue() == "zone-b"
      owner() == "data-team"
      shared() == [new NamePattern("root")]
      pooled() == []
      workloads() == [new NamePattern("svc-*")]
      environment() == "staging"
      knowPeople() == [new TargetId("directory")]
      quarantineTo() == "desk"
    }
  }

  def "a target that left the estate ends its sync instead of keeping it waiting"() {
    when:
    settings().current(new TargetId("fax"))

    then:
    ApplicationFailure gone = thrown()
    gone.nonRetryable
  }

  private InventorySettingsActivitiesImpl settings() {
    def file = folder.resolve("estate.yaml")
    Files.writeString(file, """\
      targets:
        - {id: directory, connector: ldap, url: 'ldap://127.0.0.1', secret: 'env:X', correlateBy: SUBJECT_ID, owner: it, sla: PT4H}
        - {id: mute, connector: fax, url: 'http://127.0.0.1', secret: 'env:X', correlateBy: SUBJECT_ID, owner: it, sla: PT4H}
        - id: warehouse
          connector: database
          url: mysql://127.0.0.1
          secret: env:X
          correlateBy: USER_NAME
          owner: data-team
          taskQueue: zone-b
          sla: PT4H
          shared: [root]
          workloads: ["svc-*"]
          environment: staging
      """.stripIndent())
    def rules = new InventoryRules(InventoryRules.Quarantine.REPORT, "desk", Duration.ofHours(6), null, null)
    new InventorySettingsActivitiesImpl(EstateFile.read(file).value(), rules, [new TargetId("directory"), new TargetId("warehouse")])
  }
}
