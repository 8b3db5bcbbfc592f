package dev.handback.offboarding

import static dev.handback.offboarding.watch.ProbeResult.*

import dev.handback.offboarding.plan.Plan
import dev.handback.offboarding.watch.PlannedProbe
import dev.handback.offboarding.watch.WatchRound
import io.temporal.client.WorkflowOptions
import java.time.Duration
import spock.lang.Timeout

/** Access is probed again after the close (S11). */
class AccessWatchSpec extends ProcessSpec {
    static final List<Duration> WATCH = [Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(7), Duration.ofDays(30)]
    def watch = new FakeWatch()
    def items = Plan.from(ID, estate.access.findAll { it.monthlyPrice() == null }, []).items()
    private int rounds

    def "S11: the close plans a probe for each time that policy says: #watch"() {
        given:
        settings.watch = watch
        serve()

        when:
        offboard()

        then:
        def close = record.seals[0].at()
        record.seals[0].probes()*.number() == numbers
        record.seals[0].probes()*.dueAt() == watch.sort(false).collect { close + it }

        where:
        watch                                      || numbers
        WATCH                                      || [1, 2, 3, 4]
        [Duration.ofDays(2), Duration.ofMinutes(1)] || [1, 2]
        []                                         || []
    }

    def "S11: an offboarding that removed nothing that a target can show is not probed"() {
        given:
        settings.watch = WATCH
        estate.access.clear()
        serve()
        def run = begin()
        engine.sleep(Duration.ofMinutes(1))

        when:
        stub().removedByHand(new ManualRemoval(record.items.values().first().item().id(), 'olga', ManualRemoval.Outcome.DONE, 'never joined', start))
        run.getResult(OffboardingOutcome)

        then:
        record.seals[0].probes() == []
    }

    def "S11: a probe is given up when the next one is due, the last one after as long again"() {
        expect:
        PlannedProbe.after(start, WATCH).collect { Duration.between(start, it.until()) } ==
            [Duration.ofDays(1), Duration.ofDays(7), Duration.ofDays(30), Duration.ofDays(53)]
    }

    @Timeout(60)
    def "S11: each probe comes in its time and once, for half a year of rounds"() {
        given:
        serveWatch()
        watch.plan(ID, items, PlannedProbe.after(start, WATCH + Duration.ofDays(180)))

        when:
        200.times { round(); engine.sleep(Duration.ofDays(1)) }

        then:
        watch.reports*.result() == [GONE] * 5
        watch.reports*.number() == [1, 2, 3, 4, 5]
        watch.reports.collect { Duration.between(start, it.at()).toDays() } == [1, 1, 7, 30, 180]
        estate.log.every { it.startsWith('VERIFY') }
    }

    def "S11: access that came back is reported once, with what is back, and the remaining probes are not taken"() {
        given:
        serveWatch()
        watch.plan(ID, items, PlannedProbe.after(start, WATCH))
        estate.lying << 'directory'
        estate.down << 'keycloak'
        engine.sleep(Duration.ofDays(2))

        expect: 'a target that does not answer holds up nothing'
        round() == new WatchRound(1, 1, 0)
        round() == new WatchRound(0, 0, 0)
        watch.reports*.result() == [CAME_BACK]
        watch.reports[0].cameBack().toList() == ['still gets in'] * 3
    }

    def "S11: an account of a leaver that was made or found after the plan is seen at #target, wherever they had one before (E: an account found later)"() {
        given:
        serveWatch()
        def ada = new Subject(SubjectKind.EMPLOYEE, 'e-1001', 'ada@example.com', 'Ada L.', 'e-7')
        watch.plan(ID, ada, items, PlannedProbe.after(start, WATCH)[0])
        watch.plan(ID, ada, items, PlannedProbe.after(start, WATCH)[1])
        engine.sleep(Duration.ofHours(2))

        expect: 'what the offboarding knew is gone, and no more'
        round() == new WatchRound(1, 0, 0)

        when:
        estate.withAnother(target, 'ada-2')
        engine.sleep(Duration.ofDays(1))
        round()

        then:
        watch.reports*.result() == [GONE, CAME_BACK]
        watch.reports[1].cameBack().toList() == ["$target has account ada-2, which nobody knew of".toString()]

        where:
        target << ['directory', 'warehouse']
    }

    def "S11: a certificate that was issued to a leaver after the close is seen, though its issuer was known"() {
        given:
        serveWatch()
        def ada = new Subject(SubjectKind.EMPLOYEE, 'e-1001', 'ada@example.com', 'Ada L.', 'e-7')
        watch.plan(ID, ada, items, PlannedProbe.after(start, WATCH)[0])
        estate.withCertificate('directory', '7')
        engine.sleep(Duration.ofHours(2))

        when:
        round()

        then:
        watch.reports*.result() == [CAME_BACK]
        watch.reports[0].cameBack().toList() == ['directory has certificate of ada, which nobody knew of']
    }

    @Timeout(60)
    def "S11: a target that is down is probed again until the next probe is due, and then it is said why"() {
        given:
        serveWatch()
        watch.plan(ID, items, PlannedProbe.after(start, [Duration.ofHours(1), Duration.ofDays(1)]))
        estate.down << 'directory'

        when:
        60.times { engine.sleep(Duration.ofMinutes(30)); round() }

        then: 'tried every hour in the end, and given up when the second was due'
        def first = watch.reports.findAll { it.number() == 1 }
        first*.result() == [null] * (first.size() - 1) + NOT_DONE
        first.size() in 18..28
        Duration.between(start, first.last().at()) >= Duration.ofDays(1)
        first.last().seen()*.how().contains('down')

        when: 'it is back'
        estate.down.clear()
        engine.sleep(Duration.ofHours(1))
        round()

        then:
        watch.reports.last().number() == 2
        watch.reports.last().result() == GONE
    }

    @Timeout(60)
    def "S11: a zone whose worker is away keeps nobody waiting"() {
        given:
        serveWatch()
        estate.workersDie = true
        watch.plan(ID, items, PlannedProbe.after(start, WATCH))
        engine.sleep(Duration.ofHours(2))

        expect:
        round() == new WatchRound(1, 0, 1)
        watch.reports[0].result() == null
        watch.reports[0].seen()*.how().unique() == ['keycloak was not reached on queue targets',
            'directory was not reached on queue targets', 'atelier was not reached on queue targets']
    }

    def "S11: a target that is not in the estate any more is said to be so"() {
        given:
        settings = new FakeSettings('keycloak', 'atelier')
        serveWatch()
        watch.plan(ID, items, PlannedProbe.after(start, WATCH))
        engine.sleep(Duration.ofHours(2))
        round()

        expect:
        watch.reports[0].seen()*.how().contains('directory is not in estate.yaml any more')
    }

    @Timeout(60)
    def "S11: many probes are taken page by page, and a long round goes on in a new run"() {
        given:
        serveWatch()
        260.times { watch.plan(new OffboardingId("ob-$it"), items.take(1), PlannedProbe.after(start, [Duration.ofHours(1)])) }
        engine.sleep(Duration.ofHours(2))

        expect:
        round() == new WatchRound(260, 0, 0)
        watch.pages == [20] * 13 + [0]
        watch.reports*.offboarding().unique().size() == 260
    }

    private void serveWatch() {
        def runs = engine.newWorker(OffboardingWorkflow.TASK_QUEUE)
        runs.registerWorkflowImplementationTypes(AccessWatchWorkflowImpl)
        runs.registerActivitiesImplementations(watch, settings)
        engine.newWorker('targets').registerActivitiesImplementations(estate)
        engine.start()
    }

    private WatchRound round() {
        engine.workflowClient.newWorkflowStub(AccessWatchWorkflow, WorkflowOptions.newBuilder()
                .setWorkflowId("access-watch-${rounds++}").setTaskQueue(OffboardingWorkflow.TASK_QUEUE).build())
                .watch(WatchRound.begin())
    }
}
