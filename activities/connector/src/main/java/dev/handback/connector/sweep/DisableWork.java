package dev.handback.connector.sweep;

import static java.util.stream.Collectors.toList;

import dev.handback.connector.ConnectorException;
import dev.handback.connector.DisablesAccounts;
import dev.handback.connector.DisablesIntegrations;
import dev.handback.connector.EndsSessions;
import dev.handback.connector.ProbesAccess;
import dev.handback.connector.RemovesEntitlements;
import dev.handback.connector.RevokesDelegations;
import dev.handback.connector.SignIn;
import dev.handback.offboarding.Stage;
import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.AccountRef;
import dev.handback.offboarding.access.ItemKind;
import dev.handback.offboarding.access.ItemOutcome;
import dev.handback.offboarding.access.Proof;
import dev.handback.offboarding.access.ProofMethod;
import dev.handback.offboarding.access.Sweep;
import dev.handback.offboarding.access.TargetAccount;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Stage S4 on one target, account by account. A canary session is opened before and tried after: a
 * disable that leaves sessions alive is seen here, not assumed away.
 */
final class DisableWork {

  private static final Stage STAGE = Stage.DISABLE_ACCOUNTS;

  /**
   * What the account may do, then what signs in, then what others granted it, which nobody can
   * grant again by then, then whatever was opened with it.
   */
  private static final List<ItemKind> ORDER =
      List.of(
          ItemKind.ENTITLEMENT,
          ItemKind.ACCOUNT,
          ItemKind.INTEGRATION,
          ItemKind.DELEGATION,
          ItemKind.SESSIONS);

  private final ThrowAwayPasswords passwords;
  private final Clock clock;

  DisableWork(ThrowAwayPasswords passwords, Clock clock) {
    this.passwords = passwords;
    this.clock = clock;
  }

  List<ItemOutcome> run(Target target, List<AccessItem> items, Sweep work) {
    return items.stream()
        .collect(Collectors.groupingBy(AccessItem::account, LinkedHashMap::new, toList()))
        .entrySet()
        .stream()
        .flatMap(one -> account(target, one.getKey(), one.getValue(), work).stream())
        .toList();
  }

  private List<ItemOutcome> account(
      Target target, AccountRef account, List<AccessItem> items, Sweep work) {
    var whose = new TargetAccount(target.id(), account.id());
    var unknown = work.staying().contains(whose) || work.ownPassword().contains(whose);
    var canary = unknown ? null : canary(target, account, work);
    try {
      var outcomes = new ArrayList<ItemOutcome>();
      for (var kind : ORDER) {
        items.stream()
            .filter(item -> item.kind() == kind)
            .map(item -> Outcomes.attempt(item, STAGE, clock, () -> remove(target, item)))
            .forEach(outcomes::add);
      }
      return canary == null ? outcomes : judge(canary, items, outcomes);
    } finally {
      if (canary != null) {
        canary.close();
      }
    }
  }

  /** None where a sign-in cannot be tried: the account is disabled all the same. */
  private SignIn.@Nullable LiveSession canary(Target target, AccountRef account, Sweep work) {
    if (!(target.connector() instanceof ProbesAccess probes)) {
      return null;
    }
    var password = passwords.passwordOf(work.offboarding(), target.id(), account);
    try {
      return probes.signIn(account, password) instanceof SignIn.Accepted accepted
          ? accepted.session()
          : null;
    } catch (ConnectorException refused) {
      if (Outcomes.concernsAll(refused)) {
        throw refused;
      }
      return null; // the try after the disable meets the same refusal, and reports it
    }
  }

  private ItemOutcome remove(Target target, AccessItem item) {
    return switch (item.kind()) {
      case ENTITLEMENT ->
          target.connector() instanceof RemovesEntitlements removes
              ? Outcomes.of(item, STAGE, removes.removeEntitlement(item), now())
              : Outcomes.byHand(target, item, STAGE, "remove entitlements", now());
      case ACCOUNT ->
          target.connector() instanceof DisablesAccounts disables
              ? Outcomes.of(item, STAGE, disables.disableAccount(item.account()), now())
              : Outcomes.byHand(target, item, STAGE, "disable accounts", now());
      case SESSIONS ->
          target.connector() instanceof EndsSessions ends
              ? Outcomes.of(item, STAGE, ends.endSessions(item.account()), now())
              : Outcomes.byHand(target, item, STAGE, "end sessions", now());
      case INTEGRATION ->
          target.connector() instanceof DisablesIntegrations disables
              ? Outcomes.of(item, STAGE, disables.disableIntegration(item), now())
              : Outcomes.byHand(target, item, STAGE, "disable integrations", now());
      case DELEGATION ->
          target.connector() instanceof RevokesDelegations revokes
              ? Outcomes.of(item, STAGE, revokes.revokeDelegation(item), now())
              : Outcomes.byHand(target, item, STAGE, "revoke what others have granted", now());
      case CREDENTIAL, CERTIFICATE, SEAT ->
          throw new IllegalArgumentException(item.kind() + " is not disabled");
    };
  }

  /**
   * The canary's fate belongs to the sessions, or to the account where sessions cannot be ended.
   */
  private List<ItemOutcome> judge(
      SignIn.LiveSession canary, List<AccessItem> items, List<ItemOutcome> outcomes) {
    var judged =
        items.stream()
            .filter(item -> item.kind() == ItemKind.SESSIONS)
            .findFirst()
            .or(() -> items.stream().filter(item -> item.kind().signsIn()).findFirst());
    if (judged.isEmpty()) {
      return outcomes;
    }
    var dead = Canary.dies(canary);
    return outcomes.stream()
        .map(outcome ->
            outcome.item().equals(judged.get().id())
                ? withCanary(outcome, judged.get().kind(), dead)
                : outcome)
        .toList();
  }

  private ItemOutcome withCanary(ItemOutcome outcome, ItemKind kind, boolean dead) {
    if (outcome instanceof ItemOutcome.NeedsPerson || outcome instanceof ItemOutcome.Failed) {
      return outcome;
    }
    if (dead) {
      var how = "a session opened before the disable was refused after it";
      return done(outcome, List.of(new Proof(ProofMethod.TRIED, how, now())), List.of());
    }
    return kind == ItemKind.SESSIONS
        ? new ItemOutcome.StillAllowed(
            outcome.item(), STAGE, "a session opened before the disable still works", now())
        : done(
            outcome,
            List.of(),
            List.of("sessions opened before the disable last until the target ends them"));
  }

  private ItemOutcome done(ItemOutcome outcome, List<Proof> proofs, List<String> residual) {
    var before = outcome instanceof ItemOutcome.Done done ? done.residual() : List.<String>of();
    var all = new ArrayList<>(before);
    all.addAll(residual);
    var print = outcome instanceof ItemOutcome.Done done ? done.fingerprint() : null;
    return new ItemOutcome.Done(
        outcome.item(), STAGE, outcome.how(), outcome.at(), proofs, all, print);
  }

  private Instant now() {
    return clock.instant();
  }
}
