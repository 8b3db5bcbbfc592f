package dev.handback.connector.sweep;

import dev.handback.connector.EndsSessions;
import dev.handback.connector.FindsDependents;
import dev.handback.connector.ProbesAccess;
import dev.handback.connector.ReadBack;
import dev.handback.connector.ReadsBack;
import dev.handback.connector.Removal;
import dev.handback.connector.RevokesCertificates;
import dev.handback.connector.RotatesSecrets;
import dev.handback.connector.Secret;
import dev.handback.connector.SignIn;
import dev.handback.connector.TriesWithoutPassword;
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
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;

/**
 * One stage's work on one target: asks for the capability, calls it, and says what came of it.
 * Raises {@link dev.handback.connector.ConnectorException} when the target does not do it.
 */
final class StageWork {

  private static final SignIn ACCOUNT_STAYS = new SignIn.NotTried("the account stays");
  private static final SignIn OWN_PASSWORD_STAYS =
      new SignIn.NotTried("the password stays, and nobody but the subject knows it");

  private static final SignIn NOTHING_TO_SIGN_IN_WITH =
      new SignIn.NotTried("nobody signs in here, and the key never leaves who has it");

  private final ThrowAwayPasswords passwords;
  private final Clock clock;
  private final DisableWork disabling;
  private final SeatWork seats;
  private final ExposureWork exposures;

  StageWork(ThrowAwayPasswords passwords, Clock clock) {
    this.passwords = passwords;
    this.clock = clock;
    this.disabling = new DisableWork(passwords, clock);
    this.seats = new SeatWork(clock);
    this.exposures = new ExposureWork(passwords, clock);
  }

  /** Outcomes for the items that the stage concerns; all of them are this target's. */
  List<ItemOutcome> run(Stage stage, Target target, Sweep work) {
    var items = work.items().stream().filter(item -> stage.concerns(item.kind())).toList();
    return switch (stage) {
      case REVOKE_SESSIONS -> each(stage, items, item -> revoke(target, item));
      case ROTATE_SECRETS -> each(stage, items, item -> rotate(target, item, work));
      case CHECK_DEPENDENCIES -> checkDependencies(target, items);
      case DISABLE_ACCOUNTS -> disabling.run(target, items, work);
      case VERIFY -> verify(target, items, work);
      case RELEASE_SEATS -> each(stage, items, item -> seats.run(target, item, work));
      case PLAN, SEAL, RESTORE ->
          throw new IllegalArgumentException(stage + " does not touch targets");
    };
  }

  private ItemOutcome revoke(Target target, AccessItem item) {
    return target.connector() instanceof EndsSessions ends
        ? Outcomes.of(item, Stage.REVOKE_SESSIONS, ends.endSessions(item.account()), now())
        : Outcomes.byHand(target, item, Stage.REVOKE_SESSIONS, "end sessions", now());
  }

  private ItemOutcome rotate(Target target, AccessItem item, Sweep work) {
    if (item.exposed()) {
      return exposures.rotate(target, item, work.offboarding());
    }
    if (item.kind() == ItemKind.CERTIFICATE) {
      return target.connector() instanceof RevokesCertificates revokes
          ? Outcomes.of(item, Stage.ROTATE_SECRETS, revokes.revokeCertificate(item), now())
          : Outcomes.byHand(target, item, Stage.ROTATE_SECRETS, "revoke certificates", now());
    }
    if (!(target.connector() instanceof RotatesSecrets rotates)) {
      return Outcomes.byHand(target, item, Stage.ROTATE_SECRETS, "replace passwords", now());
    }
    var password = passwords.passwordOf(work.offboarding(), target.id(), item.account());
    var removal = rotates.replacePassword(item.account(), password);
    return target.connector() instanceof ProbesAccess probes && removal instanceof Removal.Removed
        ? control(probes, item, password, removal)
        : Outcomes.of(item, Stage.ROTATE_SECRETS, removal, now());
  }

  /**
   * Signs in with the replacement: if that works, the old password is gone, and a later refusal is
   * the account's, not the password's.
   */
  private ItemOutcome control(
      ProbesAccess probes, AccessItem item, Secret password, Removal removal) {
    return switch (probes.signIn(item.account(), password)) {
      case SignIn.Accepted accepted -> {
        accepted.session().close();
        var how = "the throw-away password that replaced it signed in: " + accepted.how();
        yield new ItemOutcome.Done(
            item.id(),
            Stage.ROTATE_SECRETS,
            removal.how(),
            now(),
            List.of(new Proof(ProofMethod.TRIED, how, now())),
            List.of());
      }
      case SignIn.NotTried notTried -> Outcomes.of(item, Stage.ROTATE_SECRETS, removal, now());
      case SignIn.Refused refused ->
          probes.readBack(item) instanceof ReadBack.Gone
              ? Outcomes.of(item, Stage.ROTATE_SECRETS, removal, now())
              : new ItemOutcome.StillAllowed(
                  item.id(),
                  Stage.ROTATE_SECRETS,
                  "the replacement is not accepted, so the old password may be: " + refused.how(),
                  now());
    };
  }

  private List<ItemOutcome> checkDependencies(Target target, List<AccessItem> items) {
    if (!(target.connector() instanceof FindsDependents finds)) {
      return List.of();
    }
    return each(
        Stage.CHECK_DEPENDENCIES,
        items,
        item -> {
          var dependents = finds.findDependents(item.account());
          var how = dependents.isEmpty() ? "nothing depends on it" : String.join("; ", dependents);
          return new ItemOutcome.Done(
              item.id(), Stage.CHECK_DEPENDENCIES, how, now(), List.of(), dependents);
        });
  }

  private List<ItemOutcome> verify(Target target, List<AccessItem> items, Sweep work) {
    if (!(target.connector() instanceof ReadsBack reads)) {
      return each(
          Stage.VERIFY,
          items,
          item -> Outcomes.byHand(target, item, Stage.VERIFY, "try to get in", now()));
    }
    var attempts = new HashMap<AccountRef, SignIn>();
    return each(
        Stage.VERIFY,
        items,
        item -> {
          if (item.exposed()) {
            return exposures.verify(target, item, work.offboarding());
          }
          if (work.staying().contains(TargetAccount.of(item))) {
            return verifyPart(target, reads, item);
          }
          var attempt =
              item.kind() == ItemKind.CERTIFICATE
                  ? NOTHING_TO_SIGN_IN_WITH
                  : attempts.computeIfAbsent(
                      item.account(), account -> tryOnce(target, account, work));
          var controlled = work.controlled().contains(TargetAccount.of(item));
          return Verdict.of(item, attempt, reads.readBack(item), controlled, now());
        });
  }

  /**
   * The account stays, and with it the right to sign in: only the part that goes is looked at.
   * Sessions that began since the first stage end once more, since nobody can tell them from older
   * ones.
   */
  private ItemOutcome verifyPart(Target target, ReadsBack reads, AccessItem item) {
    var ended = item.kind() == ItemKind.SESSIONS ? revoke(target, item) : null;
    return ended instanceof ItemOutcome.Done || ended instanceof ItemOutcome.AlreadyAbsent
        ? new ItemOutcome.Proven(
            item.id(), Stage.VERIFY, new Proof(ProofMethod.READ_BACK, ended.how(), ended.at()))
        : ended == null
            ? Verdict.of(item, ACCOUNT_STAYS, reads.readBack(item), false, now())
            : ended;
  }

  private SignIn tryOnce(Target target, AccountRef account, Sweep work) {
    if (!(target.connector() instanceof ProbesAccess probes)) {
      return NOTHING_TO_SIGN_IN_WITH;
    }
    var attempt =
        work.ownPassword().contains(new TargetAccount(target.id(), account.id()))
            ? withoutPassword(target, account)
            : probes.signIn(
                account, passwords.passwordOf(work.offboarding(), target.id(), account));
    if (attempt instanceof SignIn.Accepted accepted) {
      accepted.session().close();
    }
    return attempt;
  }

  private static SignIn withoutPassword(Target target, AccountRef account) {
    return target.connector() instanceof TriesWithoutPassword tries
        ? tries.tryWithoutPassword(account)
        : OWN_PASSWORD_STAYS;
  }

  private List<ItemOutcome> each(
      Stage stage, List<AccessItem> items, Function<AccessItem, ItemOutcome> work) {
    return items.stream()
        .map(item -> Outcomes.attempt(item, stage, clock, () -> work.apply(item)))
        .toList();
  }

  private Instant now() {
    return clock.instant();
  }
}
