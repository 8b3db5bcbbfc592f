package dev.handback.worker

import dev.handback.connector.Connector
import dev.handback.connector.ListsAccounts
import dev.handback.connector.sweep.Target
import dev.handback.connector.sweep.Targets
import dev.handback.configuration.hr.HrApis
import dev.handback.configuration.policy.PolicyFile
import dev.handback.configuration.SecretReference
import dev.handback.estate.Launch
import dev.handback.estate.TemporalEngine
import dev.handback.inventory.AccountPage
import dev.handback.offboarding.SettingsActivities.SweepMode
import dev.handback.offboarding.access.TargetId
import dev.handback.sharedsignals.SignalSource
import dev.handback.sharedsignals.SignalsFile
import io.temporal.api.enums.v1.ScheduleOverlapPolicy
import io.temporal.client.schedules.ScheduleClient
import io.temporal.client.schedules.ScheduleClientOptions
import io.temporal.client.schedules.ScheduleException
import io.temporal.serviceclient.WorkflowServiceStubs
import io.temporal.serviceclient.WorkflowServiceStubsOptions
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir
import spock.util.concurrent.PollingConditions

/** What the worker schedules at its start, on the real engine (requirement P1). */
class SchedulesSpec extends Specification {
  @Shared @TempDir Path dir
  @Shared @AutoCleanup TemporalEngine engine = TemporalEngine.start(Launch.in(dir))
  @Shared @AutoCleanup('shutdownNow') WorkflowServiceStubs stubs = WorkflowServiceStubs.newServiceStubs(
      WorkflowServiceStubsOptions.newBuilder().setTarget(engine.target()).build())
  @Shared ScheduleClient client = ScheduleClient.newInstance(stubs,
      ScheduleClientOptions.newBuilder().setNamespace(TemporalEngine.NAMESPACE).build())
  List<String> polled = []
  PollingConditions soon = new PollingConditions(timeout: 15, delay: 0.1)

  def "each target that can list its accounts is synced by a schedule that never overlaps itself, at once the first time (P1)"() {
    when:
    start(['crm', 'mail'], Duration.ofHours(6))

    then:
    soon.eventually { assert known() == ['access-watch', 'inactivity-scan', 'inventory-sync-crm', 'inventory-sync-mail', 'source-poll-bamboohr'] }
    client.getHandle('inactivity-scan').describe().info.numActions == 0
    with(client.getHandle('inventory-sync-crm').describe()) {
      schedule.policy.overlap == ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_SKIP
      schedule.policy.catchupWindow == Duration.ofMinutes(30)
      schedule.spec.intervals*.every == [Duration.ofHours(6)]
    }
    soon.eventually { assert client.getHandle('inventory-sync-crm').describe().info.numActions == 1 }
    client.getHandle('source-poll-bamboohr').describe().schedule.spec.intervals*.every == [Duration.ofMinutes(20)]

    when: 'it starts again with another interval, after an operator has paused one, without the other, and without a scan'
    client.getHandle('inventory-sync-crm').pause('paused by olga')
    start(['crm'], Duration.ofHours(1))

    then:
    soon.eventually {
      with(client.getHandle('inventory-sync-crm').describe().schedule) {
        assert spec.intervals*.every == [Duration.ofHours(1)]
        assert state.paused
        assert state.note == 'paused by olga'
      }
    }
    client.getHandle('inventory-sync-crm').describe().info.numActions == 1
    soon.eventually { assert known() == ['access-watch', 'inventory-sync-crm'] }
  }

  def "a transmitter of Shared Signals that is polled has a schedule, one that only pushes has none, and it goes with the source"() {
    when:
    polled = ['idp', 'other']
    start(['crm'], Duration.ofHours(1))

    then:
    soon.eventually { assert known().findAll { it.startsWith('signal-poll') } == ['signal-poll-idp', 'signal-poll-other'] }
    client.getHandle('signal-poll-idp').describe().schedule.spec.intervals*.every == [Duration.ofSeconds(30)]

    when:
    polled = ['idp']
    start(['crm'], Duration.ofHours(1))

    then:
    soon.eventually { assert known().findAll { it.startsWith('signal-poll') } == ['signal-poll-idp'] }

    cleanup:
    polled = []
    start(['crm'], Duration.ofHours(1))
    soon.eventually { assert !known().any { it.startsWith('signal-poll') } }
  }

  def "a worker that serves no runs schedules nothing"() {
    given:
    def before = known()

    when:
    schedules(['fax'], Duration.ofHours(1), false).onApplicationEvent(null)
    client.getHandle('inventory-sync-fax').describe()

    then:
    thrown(ScheduleException)
    known() == before
  }

  private void start(List<String> targets, Duration every) {
    schedules(targets, every, true).onApplicationEvent(null)
  }

  private Schedules schedules(List<String> targets, Duration every, boolean runs) {
    def config = new WorkerConfig(Path.of('estate.yaml'), Path.of('policy.yaml'), null, 'env:KEY', ['zone'], SweepMode.ORDINARY, runs)
    def served = targets.collect { new Target(new TargetId(it), new Listing(), Duration.ofSeconds(1)) } +
        [new Target(new TargetId('mute'), new Mute(), Duration.ofSeconds(1))]
    new Schedules(client, config, policy(every, targets.size() > 1), new Targets(served), asked(targets.size() > 1),
        new SignalsFile(polled.collect { poll(it) }, []))
  }

  private HrSettings.Asked asked(boolean polls) {
    def file = Files.writeString(Files.createTempFile(dir, 'sources', '.yaml'), """\
      sources:
        - name: bamboohr
          timeZone: UTC
          api: {preset: BAMBOOHR, url: 'https://acme.bamboohr.example', poll: {every: PT20M}}
        - name: silent
          timeZone: UTC
      """.stripIndent())
    new HrSettings.Asked(polls ? HrApis.read(file).value() : HrApis.NONE, [:])
  }

  private static SignalSource poll(String name) {
    def issuer = URI.create("https://${name}.example.com")
    def poll = new SignalSource.Poll(null, issuer.resolve('/token'), 'handback', new SecretReference('env:SECRET'), null, Duration.ofSeconds(30))
    new SignalSource(name, issuer, ['us'], null, null, poll, null, null, null)
  }

  private PolicyFile policy(Duration every, boolean scans) {
    def file = Files.createTempFile(dir, 'policy', '.yaml')
    Files.writeString(file, """\
      version: spec-1
      patience: {}
      obligations: {escalateTo: desk@example.com, approveWithin: P1D, identifyWithin: P2D, manualWithin: P3D}
      inventory: {quarantine: REPORT, owner: desk@example.com, every: $every}
      ${scans ? 'inactivity: {after: P90D, ask: P14D, every: P1D, atMost: 20}' : ''}
      """.stripIndent())
    PolicyFile.read(file).value()
  }

  private List<String> known() {
    client.listSchedules().map { it.scheduleId }.toList().sort(false)
  }

  private static class Mute implements Connector {
    void close() {}
  }

  private static class Listing extends Mute implements ListsAccounts {
    AccountPage listAccounts(String cursor, int limit) {
      new AccountPage([], null)
    }
  }
}
