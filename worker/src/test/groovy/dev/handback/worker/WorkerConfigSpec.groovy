package dev.handback.worker

import dev.handback.offboarding.SettingsActivities.SweepMode
import java.nio.file.Path
import spock.lang.Specification

class WorkerConfigSpec extends Specification {

  def "a worker of another network zone that names no task queue would serve nothing, and is refused"() {
    when:
    config(false, queues)

    then:
    def refusal = thrown(IllegalArgumentException)
    refusal.message.contains("handback.task-queues is empty")

    where:
    queues << [null, []]
  }

  def "a worker serves runs, queues, or both"() {
    expect:
    config(runs, queues).queues() == expected

    where:
    runs  | queues   | expected
    true  | null     | []
    true  | ["zone"] | ["zone"]
    false | ["zone"] | ["zone"]
  }

  private static WorkerConfig config(boolean runs, List<String> queues) {
    new WorkerConfig(Path.of("estate.yaml"), Path.of("policy.yaml"), null, "env:KEY", queues, SweepMode.ORDINARY, runs)
  }
}
