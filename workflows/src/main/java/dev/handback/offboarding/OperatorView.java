package dev.handback.offboarding;

import dev.handback.offboarding.access.ItemState;
import dev.handback.offboarding.obligation.Obligation;
import java.util.List;

/** What an operator reads in the Temporal UI: Markdown, made of the run's state (architecture). */
final class OperatorView {

  private OperatorView() {}

  /** Where the run stands, target by target, and what it waits for until when. */
  static String markdown(
      Stage stage, OffboardingState state, RunItems items, List<Obligation> open) {
    var text = new StringBuilder();
    text.append("**%s** · %s%n%n".formatted(stage.title(), state));
    open.forEach(owed ->
        text.append(
            "- waits for **%s** until %s: %s%s%n"
                .formatted(
                    owed.assignee(),
                    owed.dueAt(),
                    owed.why(),
                    owed.escalation() > 0 ? " (SLA broken, escalated)" : "")));
    text.append("%n| target | item | status | proof |%n|---|---|---|---|%n".formatted());
    items.all().forEach(item -> text.append(row(item)));
    return text.toString();
  }

  private static String row(ItemState state) {
    var proof = state.bestProof();
    return "| %s | %s %s | %s | %s |%n"
        .formatted(
            state.item().target(),
            state.item().kind(),
            cell(state.item().name()),
            state.status(),
            proof == null ? "" : cell(proof.how()));
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
