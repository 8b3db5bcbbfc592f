package dev.handback.payload

import dev.handback.estate.Launch
import dev.handback.estate.TemporalEngine
import io.temporal.client.WorkflowClient
import io.temporal.client.WorkflowClientOptions
import io.temporal.client.WorkflowOptions
import io.temporal.client.WorkflowStub
import io.temporal.payload.codec.PayloadCodecException
import io.temporal.serviceclient.WorkflowServiceStubs
import io.temporal.serviceclient.WorkflowServiceStubsOptions
import io.temporal.worker.WorkerFactory
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout
import spock.util.concurrent.PollingConditions

/** Keys come and go while runs last, on the real engine. */
@Timeout(120)
class RotationSpec extends Specification {
  private static final String FIRST = PayloadKeys.newLine('2026-05')
  private static final String SECOND = PayloadKeys.newLine('2026-11')
  private static final String WHO = 'Ada Lindgren'

  @Shared @TempDir Path folder
  @Shared @AutoCleanup TemporalEngine engine = TemporalEngine.start(Launch.in(folder))
  @Shared @AutoCleanup('shutdownNow') WorkflowServiceStubs service = WorkflowServiceStubs.newServiceStubs(
      WorkflowServiceStubsOptions.newBuilder().setTarget(engine.target()).build())
  PollingConditions soon = new PollingConditions(timeout: 30, delay: 0.1)

  def "a run that began under one key goes on under the next, and nobody without them learns whom it is about"() {
    given: 'a run whose first steps were under the first key'
    begin('rotated', FIRST)
    working(FIRST) { soon.eventually { assert steps('rotated') > 3 } }

    when: 'the second key encrypts, and the first is still read'
    working(SECOND + FIRST) {
      client(SECOND + FIRST).newUntypedWorkflowStub('rotated').signal('goOn', "$WHO may go".toString())
      soon.eventually { assert isOver('rotated') }
    }

    then:
    client(SECOND + FIRST).newUntypedWorkflowStub('rotated').getResult(List) == [WHO, "$WHO may go".toString()]
    told('rotated').contains('2026-05')
    told('rotated').contains('2026-11')
    !told('rotated').contains('Ada')

    when: 'without the first key'
    client(SECOND).newUntypedWorkflowStub('rotated').describe().staticSummary

    then:
    def refused = thrown(PayloadCodecException)
    refused.message.contains('"2026-05"')
  }

  def "a run from before there were keys goes on with them"() {
    given:
    begin('clear', null)
    working(null) { soon.eventually { assert steps('clear') > 3 } }

    when:
    working(FIRST) {
      client(FIRST).newUntypedWorkflowStub('clear').signal('goOn', 'now')
      soon.eventually { assert isOver('clear') }
    }

    then:
    client(FIRST).newUntypedWorkflowStub('clear').getResult(List) == [WHO, 'now']
  }

  def "a worker that lacks the key lets the run wait for one that has it, and loses no word"() {
    given:
    begin('locked', FIRST)
    client(FIRST).newUntypedWorkflowStub('locked').signal('goOn', 'now')

    when:
    working(SECOND) { soon.eventually { assert failedTasks('locked') > 0 } }

    then:
    !isOver('locked')

    when:
    working(FIRST) { soon.eventually { assert isOver('locked') } }

    then:
    client(FIRST).newUntypedWorkflowStub('locked').getResult(List) == [WHO, 'now']
  }

  private WorkflowStub begin(String id, String keys) {
    def options = WorkflowOptions.newBuilder().setTaskQueue(id).setWorkflowId(id).setStaticSummary("About $WHO".toString()).build()
    client(keys).newUntypedWorkflowStub('Waits', options).tap { start(WHO) }
  }

  /** While a worker with these keys serves. */
  private void working(String keys, Closure<?> meanwhile) {
    def factory = WorkerFactory.newInstance(client(keys))
    ['rotated', 'clear', 'locked'].each { factory.newWorker(it).registerWorkflowImplementationTypes(Waits.Impl) }
    factory.start()
    try {
      meanwhile()
    } finally {
      factory.shutdownNow()
    }
  }

  private WorkflowClient client(String keys) {
    def codec = new EncryptingCodec(keys == null ? PayloadKeys.none() : PayloadKeys.parse(keys))
    WorkflowClient.newInstance(service, WorkflowClientOptions.newBuilder().setNamespace(TemporalEngine.NAMESPACE).setDataConverter(codec.converter()).build())
  }

  private List history(String id) {
    client(null).fetchHistory(id).events
  }

  private int steps(String id) {
    history(id).size()
  }

  private long failedTasks(String id) {
    history(id).count { it.hasWorkflowTaskFailedEventAttributes() }
  }

  private boolean isOver(String id) {
    history(id).last().hasWorkflowExecutionCompletedEventAttributes()
  }

  /** Everything the engine holds of it, as far as it is text. */
  private String told(String id) {
    history(id)*.toByteString()*.toStringUtf8().join()
  }
}
