package dev.handback.inactivity;

import dev.handback.offboarding.Rescission;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;

/** Stands for an offboarding that waits until it is taken back, and answers by whom and why. */
public final class ListeningRun implements Listening {

  private final List<String> heard = new ArrayList<>();

  @Override
  public String listen() {
    Workflow.await(() -> !heard.isEmpty());
    return heard.getFirst();
  }

  @Override
  public void rescind(Rescission rescission) {
    heard.add(rescission.by() + ": " + rescission.reason());
  }
}
