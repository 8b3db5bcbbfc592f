package dev.handback.api.console;

import dev.handback.api.problem.ProblemDocument;
import dev.handback.offboarding.Risk;
import dev.handback.offboarding.SubjectKind;
import dev.handback.offboarding.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * Asks what an offboarding would do, and shows it.
 *
 * @param search who was looked for
 * @param answer null before something was asked
 * @param wrong why there is no answer; null when nothing is wrong
 */
public record PreviewPage(
    Shell shell,
    StartForm form,
    PeopleSearch.Found search,
    @Nullable PreviewAnswer answer,
    @Nullable ProblemDocument wrong) {

  public SubjectKind[] kinds() {
    return SubjectKind.values();
  }

  public Trigger[] triggers() {
    return Trigger.values();
  }

  public Risk[] risks() {
    return Risk.values();
  }
}
