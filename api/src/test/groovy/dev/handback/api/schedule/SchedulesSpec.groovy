package dev.handback.api.schedule

import dev.handback.api.RunningApi
import dev.handback.api.Stack
import dev.handback.inventory.InventorySyncWorkflow
import dev.handback.inventory.SyncRequest
import dev.handback.offboarding.access.TargetId
import io.temporal.api.enums.v1.ScheduleOverlapPolicy
import io.temporal.client.WorkflowOptions
import io.temporal.client.schedules.*
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions

/** What Handback does by itself, as an operator sees and steers it (requirements P1, T9). */
class SchedulesSpec extends Specification {
  @Shared RunningApi api = Stack.api()
  @Shared ScheduleClient engine = api.server.applicationContext.getBean(ScheduleClient)

  String id = "inventory-sync-" + UUID.randomUUID()
  PollingConditions soon = new PollingConditions(timeout: 15, delay: 0.1)

  def setup() {
    engine.createSchedule(id, Schedule.newBuilder()
        .setAction(ScheduleActionStartWorkflow.newBuilder().setWorkflowType(InventorySyncWorkflow.TYPE)
            .setArguments(new SyncRequest(new TargetId("crm"), null))
            .setOptions(WorkflowOptions.newBuilder().setWorkflowId("spec/$id".toString()).setTaskQueue("nobody").build()).build())
        .setSpec(ScheduleSpec.newBuilder().setIntervals([new ScheduleIntervalSpec(Duration.ofHours(6))]).build())
        .setPolicy(SchedulePolicy.newBuilder().setOverlap(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_SKIP)
            .setCatchupWindow(Duration.ofMinutes(30)).build()).build(), ScheduleOptions.newBuilder().build())
  }

  def cleanup() {
    engine.getHandle(id).delete()
  }

  def "schedules are listed with when they run next, and what becomes of one that is due too early or too late"() {
    expect:
    soon.eventually {
      with(api.get("/schedules", "operator").json.schedules.find { it.id == this.id }) {
        !it.paused
        it.every == "PT6H"
        it.overlap == "SKIP"
        it.catchUp == "PT30M"
        it.nextRun
      }
    }
  }

  def "a schedule that is triggered runs at once"() {
    expect:
    api.post("/schedules/$id/trigger", "", "operator").status == 202
    soon.eventually {
      assert engine.getHandle(id).describe().info.recentActions.size() == 1
    }
  }

  def "a paused schedule says by whom, and does not run until it is resumed"() {
    when:
    def paused = api.post("/schedules/$id/pause", "", "operator")

    then:
    paused.status == 202
    paused.json.paused
    paused.json.note == "paused by operator"
    paused.json.nextRun == null

    when:
    def resumed = api.post("/schedules/$id/resume", "", "operator")

    then:
    resumed.status == 202
    !resumed.json.paused
  }

  def "a schedule that nobody knows is a 404: #word"() {
    expect:
    api.post("/schedules/nothing/$word", "", "operator").isProblem(404)

    where:
    word << ["trigger", "pause", "resume"]
  }
}
