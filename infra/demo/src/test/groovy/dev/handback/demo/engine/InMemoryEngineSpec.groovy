package dev.handback.demo.engine

import dev.handback.demo.bench.BareWorkflow
import dev.handback.estate.FreePort
import dev.handback.offboarding.OffboardingId
import dev.handback.offboarding.OffboardingRequest
import dev.handback.offboarding.Risk
import dev.handback.offboarding.RunAttributes
import dev.handback.offboarding.Source
import dev.handback.offboarding.Subject
import dev.handback.offboarding.SubjectKind
import dev.handback.offboarding.Trigger
import io.temporal.client.WorkflowClient
import io.temporal.client.WorkflowClientOptions
import io.temporal.client.WorkflowOptions
import io.temporal.serviceclient.WorkflowServiceStubs
import io.temporal.serviceclient.WorkflowServiceStubsOptions
import io.temporal.worker.WorkerFactory
import java.time.Duration
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** The stand-in for a machine that has neither the Temporal CLI nor Go. */
class InMemoryEngineSpec extends Specification {
  @Shared int port = FreePort.find(0)
  @Shared @AutoCleanup("shutdownNow") def server = InMemoryEngine.serve(port)
  @Shared @AutoCleanup("shutdownNow") def service =
    WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder().setTarget("127.0.0.1:$port").build())
  @Shared WorkflowClient client =
    WorkflowClient.newInstance(service, WorkflowClientOptions.newBuilder().setNamespace("handback").build())

  def "the engine in memory takes our search attributes, and carries a run to its end"() {
    given:
    def factory = WorkerFactory.newInstance(client)
    factory.newWorker("bare").with {
      registerWorkflowImplementationTypes(BareWorkflow.Impl)
      registerActivitiesImplementations(new BareWorkflow.DoesNothing())
    }
    factory.start()
    def options = WorkflowOptions.newBuilder().setTaskQueue("bare").setWorkflowId("bare/1")
      .setTypedSearchAttributes(RunAttributes.atStart(request())).build()
    def run = client.newUntypedWorkflowStub("Bare", options)

    when:
    run.start(false)
    run.getResult(Void)

    then:
    noExceptionThrown()

    cleanup:
    factory.shutdownNow()
  }

  def "it listens on loopback only"() {
    expect:
    listening(port).every { it.endsWith("0100007F") }
    listening(port).size() == 1
  }

  /** Local addresses, as Linux spells them, of whoever listens on this port. */
  private static List<String> listening(int port) {
    ["/proc/net/tcp", "/proc/net/tcp6"].collectMany { new File(it).readLines().drop(1) }
      .collect { it.trim().split(/\s+/) }
      .findAll { it[3] == "0A" && Integer.parseInt(it[1].split(":")[1], 16) == port }
      .collect { it[1].split(":")[0] }
  }

  private static OffboardingRequest request() {
    new OffboardingRequest(
      new OffboardingId("ob-1"), new Subject(SubjectKind.EMPLOYEE, "1", "1@example.com", "One", null), Trigger.TERMINATION,
      Risk.NORMAL, null, Instant.now(), new Source("spec", "1", null, null), [], null)
  }
}
