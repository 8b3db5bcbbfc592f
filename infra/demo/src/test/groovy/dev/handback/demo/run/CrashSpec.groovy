package dev.handback.demo.run

import dev.handback.demo.chaos.Faults
import dev.handback.demo.chaos.Run
import dev.handback.demo.chaos.Twice

/** Handback's own processes die by SIGKILL in the middle of a run, and are started again. */
class CrashSpec extends EndToEnd {

  def "#fault.label(): the run is finished and nothing has an effect twice (S7, L2, T12)"() {
    when:
    def run = fault.strike(site)

    then: 'while it lasts nothing is claimed that nobody saw'
    soon.eventually { assert fault.amiss(run) == [] }

    when:
    site.heal()

    then:
    soon.eventually { assert run.state() == 'SEALED' }
    Twice.in(run) == []
    keepHistory(story, run)

    and: 'a dead worker leaves a stage half done, which another attempt finishes'
    !anotherAttempt || attempts(run).max() > 1

    where:
    fault                              | anotherAttempt | story
    Faults.WORKER_KILLED               | true           | 'worker-killed'
    Faults.WORKER_KILLED_AFTER_RELEASE | true           | 'worker-killed-after-release'
    Faults.ENGINE_KILLED               | false          | 'engine-killed'
    Faults.RECORD_KILLED               | false          | 'record-killed'
    Faults.API_KILLED                  | false          | 'api-killed'
  }

  private List<Integer> attempts(Run run) {
    site.engine().history(run.id()).events
        .findAll { it.hasActivityTaskStartedEventAttributes() }
        .collect { it.activityTaskStartedEventAttributes.attempt }
  }
}
