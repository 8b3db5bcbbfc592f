package dev.handback.record.evidence;

import static dev.handback.record.evidence.Entry.HANDBACK;
import static dev.handback.record.evidence.Entry.draft;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.access.ItemOutcome;
import dev.handback.offboarding.access.Proof;
import dev.handback.record.item.ItemName;
import java.util.List;
import java.util.Map;

/** What acts and tries did, as entries of the chain. */
public final class OutcomeEntries {

  private OutcomeEntries() {}

  /** One act or try on the item of this name. */
  public static Entry of(OffboardingId offboarding, ItemOutcome outcome, ItemName name) {
    var draft =
        draft(EntryType.OUTCOME, offboarding, HANDBACK, outcome.at())
            .with("stage", outcome.stage().name())
            .with("item", outcome.item().value())
            .with("target", name.target().value())
            .with("kind", name.kind().name())
            .with("name", name.name())
            .with("outcome", word(outcome))
            .with("how", outcome.how());
    return detailed(draft, outcome)
        .knownBy(outcome.item(), outcome.stage(), word(outcome), outcome.at(), outcome.how());
  }

  private static Entry.Draft detailed(Entry.Draft draft, ItemOutcome outcome) {
    return switch (outcome) {
      case ItemOutcome.Done done ->
          draft.with("proofs", proofs(done.proofs())).with("residual", done.residual());
      case ItemOutcome.Proven proven -> draft.with("proofs", proofs(List.of(proven.proof())));
      case ItemOutcome.Failed failed -> draft.with("failure", failed.kind().name());
      case ItemOutcome.AlreadyAbsent absent -> draft;
      case ItemOutcome.StillAllowed still -> draft;
      case ItemOutcome.NeedsPerson person -> draft;
      case ItemOutcome.Held held -> draft;
      case ItemOutcome.Excepted excepted -> draft.with("until", excepted.until().toString());
      case ItemOutcome.Reassigned reassigned -> draft.with("to", reassigned.to());
      case ItemOutcome.Resumed resumed -> draft;
      case ItemOutcome.Returned back -> draft.with("result", back.what().result().name());
    };
  }

  private static String word(ItemOutcome outcome) {
    return switch (outcome) {
      case ItemOutcome.Done done -> "DONE";
      case ItemOutcome.AlreadyAbsent absent -> "ALREADY_ABSENT";
      case ItemOutcome.Proven proven -> "PROVEN";
      case ItemOutcome.StillAllowed still -> "STILL_ALLOWED";
      case ItemOutcome.Failed failed -> "FAILED";
      case ItemOutcome.NeedsPerson person -> "NEEDS_PERSON";
      case ItemOutcome.Held held -> "HELD";
      case ItemOutcome.Excepted excepted -> "EXCEPTED";
      case ItemOutcome.Reassigned reassigned -> "REASSIGNED";
      case ItemOutcome.Resumed resumed -> "RESUMED";
      case ItemOutcome.Returned back -> "RETURNED";
    };
  }

  private static List<Map<String, Object>> proofs(List<Proof> proofs) {
    return proofs.stream()
        .map(proof ->
            Map.<String, Object>of(
                "method", proof.method().name(), "how", proof.how(), "at", proof.at().toString()))
        .toList();
  }
}
