package dev.handback.api.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Questions about many runs, each with where Temporal's UI answers it.
 *
 * @param schedules where its schedules are; null where nobody has said where the UI is
 */
public record RunsPage(Shell shell, List<Question> questions, @Nullable String schedules) {

  public RunsPage {
    questions = List.copyOf(questions);
  }

  /**
   * A question.
   *
   * @param text its words' key in the bundle
   * @param filter of Temporal's list of workflows
   * @param at where the answer is; null where nobody has said where the UI is
   */
  public record Question(String text, String filter, @Nullable String at) {}
}
