package dev.handback.estate

import java.nio.file.Path
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

class TemporalEngineSpec extends Specification {
  @Shared @TempDir Path dir
  @Shared Launch launch
  @Shared TemporalEngine engine

  def setupSpec() {
    launch = Launch.in(dir.resolve("engine"))
    engine = TemporalEngine.start(launch)
  }

  def cleanupSpec() {
    engine?.close()
  }

  def "closed runs are kept for 30 days"() {
    expect:
    operator("namespace", "describe", "-o", "json").contains('"workflowExecutionRetentionTtl": "2592000s"')
  }

  def "operators can filter our namespace by #attribute"() {
    expect:
    operator("search-attribute", "list") =~ /$attribute +$type/

    where:
    attribute                 | type
    "HandbackStage"           | "Keyword"
    "HandbackTrigger"         | "Keyword"
    "HandbackSubjectKind"     | "Keyword"
    "HandbackRisk"            | "Keyword"
    "HandbackOpenObligations" | "Int"
    "HandbackSlaBreached"     | "Bool"
    "HandbackEffectiveAt"     | "Datetime"
    "HandbackDueAt"           | "Datetime"
  }

  def "the Web UI and the metrics answer"() {
    expect:
    engine.webUi().toURL().text.contains("<html")
    engine.metrics().toURL().text.contains("# TYPE")
  }

  def "a run that was started is there again, at the same address, after the engine is killed"() {
    given:
    cli("workflow", "start", "--type", "Offboarding", "--task-queue", "nobody", "--workflow-id", "offboarding/1")
    def target = engine.target()

    when:
    engine.kill()
    engine = TemporalEngine.start(launch)

    then:
    engine.target() == target
    cli("workflow", "describe", "--workflow-id", "offboarding/1", "-o", "json").contains("WORKFLOW_EXECUTION_STATUS_RUNNING")
  }

  private String operator(String... arguments) {
    cli(*(["operator"] + arguments.toList()))
  }

  private String cli(String... arguments) {
    def binary = new GoBinary(GoBinary.Source.TEMPORAL, launch).find().toString()
    def place = ["--address", engine.target(), "--namespace", TemporalEngine.NAMESPACE, "--disable-config-env"]
    def run = CommandRun.of([binary] + arguments.toList() + place)
    assert run.succeeded(): run.output()
    run.output()
  }
}
