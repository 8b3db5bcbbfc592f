package dev.handback.demo.bench;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.activity.LocalActivityOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;

/** The bare engine: as many stages as an offboarding has, each an activity that does nothing. */
@WorkflowInterface
public interface BareWorkflow {

  /** Plan, the five stages of access, seats, seal. */
  int STAGES = 8;

  /** Its own queue. */
  String TASK_QUEUE = "bare";

  /** Runs the stages one after the other. */
  @WorkflowMethod(name = "Bare")
  void run(boolean local);

  /** The stages themselves. */
  @ActivityInterface(namePrefix = "Bare_")
  interface Nothing {

    /** Does nothing. */
    void nothing();
  }

  /** They do it. */
  final class DoesNothing implements Nothing {
    @Override
    public void nothing() {}
  }

  /** The workflow. */
  final class Impl implements BareWorkflow {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    @Override
    public void run(boolean local) {
      var nothing =
          local
              ? Workflow.newLocalActivityStub(
                  Nothing.class,
                  LocalActivityOptions.newBuilder().setStartToCloseTimeout(LIMIT).build())
              : Workflow.newActivityStub(
                  Nothing.class,
                  ActivityOptions.newBuilder().setStartToCloseTimeout(LIMIT).build());
      for (var stage = 0; stage < STAGES; stage++) {
        nothing.nothing();
      }
    }
  }
}
