package dev.handback.payload;

import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.util.ArrayList;
import java.util.List;

/** A run that goes on when it is told to. */
@WorkflowInterface
public interface Waits {

  @WorkflowMethod
  List<String> waits(String whom);

  @SignalMethod
  void goOn(String word);

  /** Answers with whom it was about, and with what it heard. */
  class Impl implements Waits {
    private final List<String> heard = new ArrayList<>();

    @Override
    public List<String> waits(String whom) {
      Workflow.setCurrentDetails("Waits for " + whom);
      Workflow.await(() -> !heard.isEmpty());
      return List.of(whom, heard.getFirst());
    }

    @Override
    public void goOn(String word) {
      heard.add(word);
    }
  }
}
