package dev.handback.api.console;

import dev.handback.configuration.Problem;
import dev.handback.configuration.policy.Rehearsal;
import dev.handback.offboarding.Risk;
import dev.handback.offboarding.SubjectKind;
import dev.handback.offboarding.Trigger;
import java.util.List;

/**
 * Tries a policy out on somebody; nothing is changed.
 *
 * @param form who leaves, and why
 * @param text the policy that is tried
 * @param answers what it would decide; empty before something was asked
 * @param problems what is wrong with the policy, by line
 */
public record TryPage(
    Shell shell,
    StartForm form,
    PeopleSearch.Found search,
    String text,
    List<Rehearsal.Answer> answers,
    List<Problem> problems) {

  public TryPage {
    answers = List.copyOf(answers);
    problems = List.copyOf(problems);
  }

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
