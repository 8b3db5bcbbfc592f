package dev.handback.offboarding;

import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.ItemId;
import dev.handback.offboarding.access.ItemOutcome;
import dev.handback.offboarding.access.TargetAccount;
import dev.handback.offboarding.obligation.ObligationKind;
import dev.handback.offboarding.obligation.ObligationState;
import dev.handback.offboarding.policy.Policy;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What others depend on waits until its owner signs off or silence has its answer (requirements S3,
 * O1): accounts, with nobody able to sign in, and secrets that the subject could read, which
 * whoever uses them has to have anew before the old one ends (S2).
 */
final class SignOffs {

  private final RunItems items;
  private final Obligations obligations;
  private final Exceptions exceptions;
  private final Journal journal;
  private final Terms terms;
  private final Set<ItemId> asked = new LinkedHashSet<>();

  SignOffs(
      RunItems items,
      Obligations obligations,
      Exceptions exceptions,
      Journal journal,
      Terms terms) {
    this.items = items;
    this.obligations = obligations;
    this.exceptions = exceptions;
    this.journal = journal;
    this.terms = terms;
  }

  /** Holds each account on which something depends, and asks its owner. */
  void askFor(List<ItemOutcome> outcomes) {
    for (var outcome : outcomes) {
      if (outcome instanceof ItemOutcome.Done done && dependsOnIt(done)) {
        var account = items.state(done.item()).item();
        var policy = terms.ofItems().signOffsFor(account.id());
        if (policy == null) {
          continue;
        }
        hold(account, done.how(), Stage.CHECK_DEPENDENCIES);
        var why =
            "%s of %s is needed by others: %s"
                .formatted(account.name(), account.target(), done.how());
        ask(account, policy, why);
      }
    }
  }

  /**
   * Asks the owner of each secret that the subject could read; where nobody is, it goes at once.
   */
  void askForExposed() {
    for (var secret : items.exposedUnasked()) {
      var policy = terms.ofItems().signOffsFor(secret.id());
      if (policy == null) {
        items.signOff(TargetAccount.of(secret));
        continue;
      }
      var why =
          "%s of %s: give those who use it a new one, or let it be replaced"
              .formatted(secret.name(), secret.target());
      hold(secret, why, Stage.ROTATE_SECRETS);
      ask(secret, policy, why);
    }
  }

  private void ask(AccessItem item, Policy.SignOffs policy, String why) {
    obligations.open(
        ObligationKind.SIGN_OFF, item.id(), item.target(), item.owner(), policy.within(), why);
  }

  boolean anybodyToAsk() {
    return !items.exposedUnasked().isEmpty();
  }

  /** Only from who is asked, or owns the target; never from the subject (P5). */
  void take(SignOff word) {
    var owed = obligations.openFor(word.item(), ObligationKind.SIGN_OFF);
    if (owed.isEmpty() || terms.isSubject(word.by())) {
      return;
    }
    var account = items.state(word.item()).item();
    if (!word.as().equals(owed.get().assignee()) && !word.as().equals(account.owner())) {
      return;
    }
    if (account.exposed() && word.decision() == SignOff.Decision.REASSIGNED) {
      // whoever has the secret now, the subject has read it
      return;
    }
    obligations.end(owed.get().id(), ObligationState.MET, word.by(), said(word));
    switch (word.decision()) {
      case APPROVE, REKEYED -> clear(account, said(word), word.at());
      case REASSIGNED -> reassign(account, word);
      case KEEP -> exceptions.keep(account, word);
    }
  }

  /** Whether an owner was asked and has not been heard. */
  boolean awaited() {
    return asked.stream()
        .map(item -> items.state(item).item())
        .anyMatch(item -> items.isHeld(TargetAccount.of(item)));
  }

  /** Whether somebody was asked and silence has answered. */
  boolean silent() {
    return asked.stream().anyMatch(item -> obligations.hasLapsed(item, ObligationKind.SIGN_OFF));
  }

  /** What nobody answered in time goes: the policy's safe default. */
  void takeSilence() {
    for (var item : List.copyOf(asked)) {
      if (obligations.hasLapsed(item, ObligationKind.SIGN_OFF)) {
        clear(
            items.state(item).item(), "nobody signed off in time: policy disables", Journal.now());
      }
    }
  }

  private boolean dependsOnIt(ItemOutcome.Done done) {
    var item = items.state(done.item()).item();
    return done.stage() == Stage.CHECK_DEPENDENCIES
        && item.kind().signsIn()
        && !done.residual().isEmpty()
        && !asked.contains(item.id())
        && !items.signedOff().contains(TargetAccount.of(item));
  }

  private void hold(AccessItem account, String how, Stage stage) {
    asked.add(account.id());
    var at = Journal.now();
    var held =
        items.hold(TargetAccount.of(account)).stream()
            .map(item -> outcome(new ItemOutcome.Held(item.id(), stage, how, at)))
            .toList();
    journal.report(held, items.apply(held));
  }

  private void clear(AccessItem account, String how, Instant at) {
    var key = TargetAccount.of(account);
    asked.remove(account.id());
    items.signOff(key);
    var resumed =
        items.release(key).stream()
            .map(item ->
                outcome(new ItemOutcome.Resumed(item.id(), Stage.CHECK_DEPENDENCIES, how, at)))
            .toList();
    journal.report(resumed, items.apply(resumed));
  }

  private void reassign(AccessItem account, SignOff word) {
    asked.remove(account.id());
    var to = word.to() == null ? word.by() : word.to();
    var key = TargetAccount.of(account);
    // whoever has the account now sits on its seat
    var seats = items.seatsOf(key).stream().filter(seat -> items.isOwed(seat.id()));
    var reassigned =
        Stream.concat(items.release(key).stream(), seats)
            .map(item ->
                outcome(
                    new ItemOutcome.Reassigned(
                        item.id(), Stage.CHECK_DEPENDENCIES, to, said(word), word.at())))
            .toList();
    journal.report(reassigned, items.apply(reassigned));
  }

  private static ItemOutcome outcome(ItemOutcome outcome) {
    return outcome;
  }

  private static String said(SignOff word) {
    var comment = word.comment() == null ? "" : ": " + word.comment();
    return "%s says %s%s".formatted(word.by(), word.decision(), comment);
  }
}
