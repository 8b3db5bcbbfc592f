package dev.handback.offboarding;

import dev.handback.offboarding.access.ItemState;
import dev.handback.offboarding.obligation.Obligation;
import dev.handback.offboarding.obligation.ObligationKind;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** What an operator reads in the Temporal UI: Markdown, made of the run's state (architecture). */
final class OperatorView {

  /** More is for the record: this is read at a glance. */
  private static final int ITEMS_AT_MOST = 100;

  private OperatorView() {}

  /** Who and why, where the run stands since when, what fails, and what it waits for until when. */
  static String markdown(
      OffboardingRequest request,
      Journal journal,
      Collection<ItemState> items,
      List<Obligation> open) {
    var text = new StringBuilder();
    text.append(
        "**%s** · %s since %s%n%n"
            .formatted(journal.stage().title(), journal.state(), journal.since()));
    text.append("%s%n%n".formatted(heading(request)));
    if (request.trigger() == Trigger.APPLICATION_RETIREMENT && request.page() == null) {
      var pages = RetirementWorkflow.idOf(request.id());
      text.append("- its accounts, page by page: workflow `%s`%n".formatted(pages));
    }
    open.forEach(owed -> text.append(line(owed)));
    text.append("%n| target | item | status | proof |%n|---|---|---|---|%n".formatted());
    items.stream()
        .sorted(Comparator.comparing(ItemState::disposed))
        .limit(ITEMS_AT_MOST)
        .forEach(item -> text.append(row(item)));
    if (items.size() > ITEMS_AT_MOST) {
      text.append("%nand %d more%n".formatted(items.size() - ITEMS_AT_MOST));
    }
    return text.toString();
  }

  /** One obligation, for whoever opens its own workflow. */
  static String markdown(Subject subject, Obligation owed) {
    return "**%s** · %s%n%n%s- about %s%n- reminded %d times, escalated %d times%n"
        .formatted(
            owed.kind().title(),
            owed.state(),
            line(owed),
            cell(subject.label()),
            owed.reminders(),
            owed.escalation());
  }

  private static String heading(OffboardingRequest request) {
    var source = request.source();
    return "%s of %s (%s), by %s, event %s of %s"
        .formatted(
            request.trigger().title(),
            cell(request.subject().label()),
            cell(request.subject().id()),
            cell(Objects.requireNonNullElse(source.triggeredBy(), "nobody named")),
            cell(source.eventId()),
            cell(source.system()));
  }

  private static String line(Obligation owed) {
    return "- %s **%s** since %s until %s: %s%s%n"
        .formatted(
            owed.kind() == ObligationKind.CONNECTOR_DEBT ? "fails, owed by" : "waits for",
            cell(owed.assignee()),
            owed.openedAt(),
            owed.dueAt(),
            cell(owed.why()),
            owed.escalation() > 0 ? " (past its time, escalated)" : "");
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
    return text.replace("|", "\\|").replaceAll("\\p{Cntrl}", " ");
  }
}
