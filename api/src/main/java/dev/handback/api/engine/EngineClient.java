package dev.handback.api.engine;

import dev.handback.offboarding.ApprovalDecision;
import dev.handback.offboarding.DateMove;
import dev.handback.offboarding.Delegation;
import dev.handback.offboarding.ExceptionGrant;
import dev.handback.offboarding.ManualRemoval;
import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.OffboardingRequest;
import dev.handback.offboarding.OffboardingWorkflow;
import dev.handback.offboarding.Rescission;
import dev.handback.offboarding.RestorationRequest;
import dev.handback.offboarding.RestorationWorkflow;
import dev.handback.offboarding.Risk;
import dev.handback.offboarding.RunAttributes;
import dev.handback.offboarding.SignOff;
import dev.handback.offboarding.Subject;
import dev.handback.offboarding.Trigger;
import dev.handback.offboarding.seat.SeatWord;
import dev.handback.record.inbox.Pending;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.micronaut.context.annotation.Property;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The runs in Temporal: starting them, and telling them what people decided. */
@Singleton
public class EngineClient {

  private static final Logger LOG = LoggerFactory.getLogger(EngineClient.class);

  private static final int PROBE_SECONDS = 2;

  private final WorkflowClient client;
  private final WorkflowServiceStubs stubs;
  private final Clock clock;
  private final String console;

  EngineClient(
      WorkflowClient client,
      WorkflowServiceStubs stubs,
      Clock clock,
      @Property(name = "handback.console.url", defaultValue = "") String console) {
    this.client = client;
    this.stubs = stubs;
    this.clock = clock;
    this.console = console;
  }

  /** Starts the run, once: one that runs or has run under this id already is the same run. */
  public void start(OffboardingRequest request, String workflowId) {
    var run = client.newWorkflowStub(OffboardingWorkflow.class, options(request, workflowId));
    try {
      WorkflowClient.start(run::offboard, request);
    } catch (WorkflowExecutionAlreadyStarted closed) {
      LOG.info("{} ran already", workflowId);
    }
  }

  /**
   * The same, and the run hears this word before it does anything.
   *
   * @return false when it ran already and heard nothing
   */
  public boolean startAndTell(Pending.Start start, Pending.Word word) {
    var run =
        client.newWorkflowStub(
            OffboardingWorkflow.class, options(start.request(), start.workflowId()));
    var both = client.newSignalWithStartRequest();
    both.add(run::offboard, start.request());
    switch (word) {
      case Pending.Move move -> both.add(run::move, move.move());
      case Pending.Rescind rescind -> both.add(run::rescind, rescind.rescission());
    }
    try {
      client.signalWithStart(both);
      return true;
    } catch (WorkflowExecutionAlreadyStarted closed) {
      LOG.info("{} ran already", start.workflowId());
      return false;
    }
  }

  /**
   * A source's word.
   *
   * @throws io.temporal.client.WorkflowNotFoundException when the run is over
   */
  public void tell(Pending.Word word) {
    switch (word) {
      case Pending.Move move -> move(word.workflowId(), move.move());
      case Pending.Rescind rescind -> rescind(word.workflowId(), rescind.rescission());
    }
  }

  /**
   * An approver's word.
   *
   * @throws io.temporal.client.WorkflowNotFoundException when the run is over or not yet started
   */
  public void decide(String workflowId, ApprovalDecision decision) {
    client.newWorkflowStub(OffboardingWorkflow.class, workflowId).decide(decision);
  }

  /**
   * A removal by hand.
   *
   * @throws io.temporal.client.WorkflowNotFoundException when the run is over or not yet started
   */
  public void removedByHand(String workflowId, ManualRemoval removal) {
    client.newWorkflowStub(OffboardingWorkflow.class, workflowId).removedByHand(removal);
  }

  /**
   * An owner's sign-off.
   *
   * @throws io.temporal.client.WorkflowNotFoundException when the run is over or not yet started
   */
  public void signOff(String workflowId, SignOff word) {
    client.newWorkflowStub(OffboardingWorkflow.class, workflowId).signOff(word);
  }

  /**
   * An exception.
   *
   * @throws io.temporal.client.WorkflowNotFoundException when the run is over or not yet started
   */
  public void except(String workflowId, ExceptionGrant grant) {
    client.newWorkflowStub(OffboardingWorkflow.class, workflowId).except(grant);
  }

  /**
   * A word about a seat that waits for it.
   *
   * @throws io.temporal.client.WorkflowNotFoundException when the run is over or not yet started
   */
  public void seatWord(String workflowId, SeatWord word) {
    client.newWorkflowStub(OffboardingWorkflow.class, workflowId).seatWord(word);
  }

  /**
   * Another effective date.
   *
   * @throws io.temporal.client.WorkflowNotFoundException when the run is over or not yet started
   */
  public void move(String workflowId, DateMove move) {
    client.newWorkflowStub(OffboardingWorkflow.class, workflowId).move(move);
  }

  /**
   * A rescission.
   *
   * @throws io.temporal.client.WorkflowNotFoundException when the run is over or not yet started
   */
  public void rescind(String workflowId, Rescission rescission) {
    client.newWorkflowStub(OffboardingWorkflow.class, workflowId).rescind(rescission);
  }

  /**
   * Takes back an offboarding whose run is over, once.
   *
   * @return false when that was done before
   */
  public boolean restore(Lineage of, Rescission rescission) {
    var run = client.newWorkflowStub(RestorationWorkflow.class, options(of));
    try {
      WorkflowClient.start(run::restore, new RestorationRequest(of.offboarding(), rescission));
      return true;
    } catch (WorkflowExecutionAlreadyStarted before) {
      LOG.info("{} was taken back before", of.offboarding());
      return false;
    }
  }

  /** Whose restoration it is. */
  public record Lineage(OffboardingId offboarding, Trigger trigger, Subject subject, Risk risk) {}

  /**
   * A delegation.
   *
   * @throws io.temporal.client.WorkflowNotFoundException when the run is over or not yet started
   */
  public void delegate(String workflowId, Delegation delegation) {
    client.newWorkflowStub(OffboardingWorkflow.class, workflowId).delegate(delegation);
  }

  /** Whether a run of this id runs or has run. */
  public boolean isKnown(String workflowId) {
    try {
      client.newUntypedWorkflowStub(workflowId).describe();
      return true;
    } catch (WorkflowNotFoundException never) {
      return false;
    }
  }

  /** Whether Temporal answers now. */
  public boolean answers() {
    try {
      var info =
          stubs
              .blockingStub()
              .withDeadlineAfter(PROBE_SECONDS, TimeUnit.SECONDS)
              .getSystemInfo(GetSystemInfoRequest.getDefaultInstance());
      return !info.getServerVersion().isEmpty();
    } catch (StatusRuntimeException e) {
      // a server that refuses this very call is there nevertheless
      return e.getStatus().getCode() == Status.Code.UNIMPLEMENTED;
    }
  }

  private static WorkflowOptions options(Lineage of) {
    return WorkflowOptions.newBuilder()
        .setWorkflowId(RestorationWorkflow.idOf(of.offboarding()))
        .setTaskQueue(OffboardingWorkflow.TASK_QUEUE)
        .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
        .setTypedSearchAttributes(
            RunAttributes.atReturn(of.trigger(), of.subject().kind(), of.risk()))
        .setStaticSummary(RunDescription.returnOf(of.trigger(), of.subject()))
        .build();
  }

  private WorkflowOptions options(OffboardingRequest request, String workflowId) {
    return WorkflowOptions.newBuilder()
        .setWorkflowId(workflowId)
        .setTaskQueue(OffboardingWorkflow.TASK_QUEUE)
        .setWorkflowIdConflictPolicy(
            WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
        .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
        .setTypedSearchAttributes(RunAttributes.atStart(request))
        .setPriority(RunDescription.priority(request, clock.instant()))
        .setStaticSummary(RunDescription.summary(request))
        .setStaticDetails(RunDescription.details(request, console))
        .build();
  }
}
