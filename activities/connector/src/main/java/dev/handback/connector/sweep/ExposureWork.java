package dev.handback.connector.sweep;

import dev.handback.connector.FindsExposedSecrets;
import dev.handback.connector.ProbesAccess;
import dev.handback.connector.Removal;
import dev.handback.connector.RotatesSecrets;
import dev.handback.connector.Secret;
import dev.handback.connector.SignIn;
import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.Stage;
import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.AccountRef;
import dev.handback.offboarding.access.FoundAccess;
import dev.handback.offboarding.access.ItemOutcome;
import dev.handback.offboarding.access.Proof;
import dev.handback.offboarding.access.ProofMethod;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Secrets of others that the subject could read (requirement S2). One that its owner has changed is
 * left as it is; any other is replaced, and the old one is tried. Nobody but the process knows
 * whether it may be: it comes here only when it may.
 */
final class ExposureWork {

  private final ThrowAwayPasswords passwords;
  private final Clock clock;

  ExposureWork(ThrowAwayPasswords passwords, Clock clock) {
    this.passwords = passwords;
    this.clock = clock;
  }

  /** What these accounts can read. */
  List<FoundAccess> find(Target target, OffboardingId offboarding, List<FoundAccess> found) {
    if (!(target.connector() instanceof FindsExposedSecrets finds)) {
      return List.of();
    }
    var own = found.stream().map(FoundAccess::account).distinct().toList();
    return own.stream()
        .flatMap(reader -> finds.exposedTo(reader).stream())
        .distinct()
        .filter(holder -> !own.contains(holder))
        .flatMap(holder -> exposed(target, finds, offboarding, holder).stream())
        .toList();
  }

  ItemOutcome rotate(Target target, AccessItem item, OffboardingId offboarding) {
    if (!(target.connector() instanceof FindsExposedSecrets finds)
        || !(target.connector() instanceof RotatesSecrets rotates)) {
      return Outcomes.byHand(target, item, Stage.ROTATE_SECRETS, "replace it", now());
    }
    var old = finds.secretOf(item.account());
    if (old.isEmpty()) {
      return new ItemOutcome.AlreadyAbsent(
          item.id(), Stage.ROTATE_SECRETS, "it has no secret any more", now());
    }
    if (isAnother(target, item, offboarding, old.get())) {
      return done(item, "its owner gave it a new secret", ProofMethod.READ_BACK);
    }
    var password = passwords.passwordOf(offboarding, target.id(), item.account());
    var removal = rotates.replacePassword(item.account(), password);
    return removal instanceof Removal.Removed
        ? tried(target, item, removal, old.get())
        : Outcomes.of(item, Stage.ROTATE_SECRETS, removal, now());
  }

  ItemOutcome verify(Target target, AccessItem item, OffboardingId offboarding) {
    if (!(target.connector() instanceof FindsExposedSecrets finds)) {
      return Outcomes.byHand(target, item, Stage.VERIFY, "read the secret back", now());
    }
    var now = finds.secretOf(item.account());
    return now.isEmpty() || isAnother(target, item, offboarding, now.get())
        ? new ItemOutcome.Proven(
            item.id(),
            Stage.VERIFY,
            new Proof(ProofMethod.READ_BACK, "it is not the secret that could be read", now()))
        : new ItemOutcome.StillAllowed(
            item.id(), Stage.VERIFY, "it is the very secret that could be read", now());
  }

  /** A target may take the new one and go on taking the old one. */
  private ItemOutcome tried(Target target, AccessItem item, Removal removal, Secret old) {
    if (!(target.connector() instanceof ProbesAccess probes)) {
      return Outcomes.of(item, Stage.ROTATE_SECRETS, removal, now());
    }
    return switch (probes.signIn(item.account(), old)) {
      case SignIn.Refused refused ->
          done(item, "the old secret is refused: " + refused.how(), ProofMethod.TRIED);
      case SignIn.NotTried notTried -> Outcomes.of(item, Stage.ROTATE_SECRETS, removal, now());
      case SignIn.Accepted accepted -> {
        accepted.session().close();
        yield new ItemOutcome.StillAllowed(
            item.id(), Stage.ROTATE_SECRETS, "the old secret is still accepted", now());
      }
    };
  }

  private Optional<FoundAccess> exposed(
      Target target, FindsExposedSecrets finds, OffboardingId offboarding, AccountRef holder) {
    return finds
        .secretOf(holder)
        .map(secret -> passwords.fingerprintOf(offboarding, target.id(), holder, secret))
        .map(fingerprint -> FoundAccess.exposed(target.id(), holder, fingerprint));
  }

  private boolean isAnother(
      Target target, AccessItem item, OffboardingId offboarding, Secret secret) {
    return !passwords
        .fingerprintOf(offboarding, target.id(), item.account(), secret)
        .equals(item.snapshot());
  }

  private ItemOutcome done(AccessItem item, String how, ProofMethod method) {
    return new ItemOutcome.Done(
        item.id(),
        Stage.ROTATE_SECRETS,
        how,
        now(),
        List.of(new Proof(method, how, now())),
        List.of());
  }

  private Instant now() {
    return clock.instant();
  }
}
