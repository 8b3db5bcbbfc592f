package dev.handback.record.signin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the sign-ins.
 *
 * @param nextCursor asks for what follows; null when nothing does
 */
public record SignInPage(List<SignInLine> signIns, @Nullable String nextCursor) {

  public SignInPage {
    signIns = List.copyOf(signIns);
  }
}
