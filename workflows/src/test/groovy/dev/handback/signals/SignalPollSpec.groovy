package dev.handback.signals

import dev.handback.TestEngine
import io.temporal.client.WorkflowFailedException
import io.temporal.client.WorkflowOptions
import io.temporal.failure.ApplicationFailure
import io.temporal.testing.TestWorkflowEnvironment
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Timeout

/** A poll of a transmitter: what was stored is acknowledged with the next request (RFC 8936, T12). */
@Timeout(60)
class SignalPollSpec extends Specification {
  @AutoCleanup
  TestWorkflowEnvironment engine = TestEngine.start()
  def transmitter = new FakeTransmitter()

  def setup() {
    def worker = engine.newWorker(SignalPollWorkflow.TASK_QUEUE)
    worker.registerWorkflowImplementationTypes(SignalPollWorkflowImpl)
    worker.registerActivitiesImplementations(transmitter)
    engine.start()
  }

  def "T12: each page is acknowledged after it was stored, and the poll ends when there is nothing more"() {
    given:
    def bad = new RefusedSignal('c', 'invalid_key', 'no key of the issuer has signed this token')
    transmitter.pages << new SignalPage(['a', 'b'], []) << new SignalPage(['d'], [bad])

    expect:
    poll() == new PollOutcome(3, 1)
    transmitter.asked == [
        new FetchSignals('idp', [], []),
        new FetchSignals('idp', ['a', 'b'], []),
        new FetchSignals('idp', ['d'], [bad])]
  }

  def "where there is nothing, it is asked once"() {
    expect:
    poll() == PollOutcome.NOTHING
    transmitter.asked.size() == 1
  }

  def "a transmitter that is down for a while is asked again"() {
    given:
    transmitter.down.set(5)
    transmitter.pages << new SignalPage(['a'], [])

    expect:
    poll() == new PollOutcome(1, 0)
  }

  def "a transmitter that is down for long, or refuses us, fails the poll for all to see: #kind"() {
    given:
    transmitter.down.set(down)
    transmitter.denies = denies

    when:
    poll()

    then:
    def failure = thrown(WorkflowFailedException)
    (failure.cause.cause as ApplicationFailure).type == kind
    transmitter.asked.empty

    where:
    down    | denies || kind
    100_000 | false  || 'UNAVAILABLE'
    0       | true   || 'DENIED'
  }

  def "a transmitter that takes no acknowledgement does not keep the poll for ever"() {
    given:
    transmitter.forgetful = true
    transmitter.pages << new SignalPage(['a'], [])

    when:
    poll()

    then:
    transmitter.asked.size() == 50
  }

  private PollOutcome poll() {
    engine.workflowClient.newWorkflowStub(SignalPollWorkflow,
        WorkflowOptions.newBuilder().setWorkflowId('signal-poll/idp').setTaskQueue(SignalPollWorkflow.TASK_QUEUE).build())
        .poll(new SignalPollRequest('idp'))
  }
}
