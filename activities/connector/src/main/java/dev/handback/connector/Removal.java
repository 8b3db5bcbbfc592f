package dev.handback.connector;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of something that was to go. Expected absence is a value, not an error. */
public sealed interface Removal {

  /** One sentence: what was done and what was read back. */
  String how();

  /**
   * It was there, and the read-back says that it is gone.
   *
   * @param residual what stays behind and why, one sentence each
   * @param fingerprint how the account is now: whoever changes it makes it another (T13); null
   *     where the target cannot tell
   */
  record Removed(String how, List<String> residual, @Nullable String fingerprint)
      implements Removal {
    public Removed {
      residual = List.copyOf(residual);
    }

    public Removed(String how, List<String> residual) {
      this(how, residual, null);
    }

    public Removed(String how) {
      this(how, List.of());
    }
  }

  /** A correlated look-up shows that it was not there any more. */
  record AlreadyAbsent(String how) implements Removal {}

  /** The target cannot do this by any call we know; a person must. */
  record NeedsPerson(String how) implements Removal {}
}
