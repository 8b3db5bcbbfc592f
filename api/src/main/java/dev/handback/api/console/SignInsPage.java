package dev.handback.api.console;

import dev.handback.record.signin.SignInLine;
import dev.handback.record.signin.SignInMethod;
import dev.handback.record.signin.SignInOutcome;
import dev.handback.record.signin.SignInQuery;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who signed in, was refused and signed out.
 *
 * @param asked what was looked for
 * @param next the address of what follows; null when nothing does
 */
public record SignInsPage(
    Shell shell, List<SignInLine> signIns, SignInQuery asked, @Nullable String next) {

  public SignInsPage {
    signIns = List.copyOf(signIns);
  }

  /** Every outcome that a list can be of. */
  public SignInOutcome[] outcomes() {
    return SignInOutcome.values();
  }

  /** Every method that a list can be of. */
  public SignInMethod[] methods() {
    return SignInMethod.values();
  }
}
