package dev.handback.connector.sweep;

import dev.handback.connector.ReadBack;
import dev.handback.connector.SignIn;
import dev.handback.offboarding.Stage;
import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.ItemOutcome;
import dev.handback.offboarding.access.Proof;
import dev.handback.offboarding.access.ProofMethod;
import java.time.Instant;

/** What counts as proof (requirement S5). A pure decision. */
final class Verdict {

  private Verdict() {}

  /**
   * Judges one item by one attempt to sign in and one look at the item.
   *
   * @param controlled whether the same password was seen to sign in before the disable
   */
  static ItemOutcome of(
      AccessItem item, SignIn attempt, ReadBack look, boolean controlled, Instant at) {
    if (attempt instanceof SignIn.Accepted accepted) {
      return new ItemOutcome.StillAllowed(
          item.id(), Stage.VERIFY, "still gets in: " + accepted.how(), at);
    }
    if (look instanceof ReadBack.Present present) {
      return new ItemOutcome.StillAllowed(
          item.id(), Stage.VERIFY, "still there: " + present.how(), at);
    }
    var proof =
        attempt instanceof SignIn.Refused refused && isProof(refused, controlled)
            ? new Proof(
                ProofMethod.TRIED,
                "sign-in refused: %s; read back: %s".formatted(refused.how(), look.how()),
                at)
            : new Proof(ProofMethod.READ_BACK, "read back: " + look.how(), at);
    return new ItemOutcome.Proven(item.id(), Stage.VERIFY, proof);
  }

  /** A target that only says "wrong name or password" proves nothing without the control. */
  private static boolean isProof(SignIn.Refused refused, boolean controlled) {
    return switch (refused.reason()) {
      case ACCOUNT_DISABLED -> true;
      case CREDENTIALS_REFUSED -> controlled;
    };
  }
}
