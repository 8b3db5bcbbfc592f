package dev.handback.sharedsignals;

import dev.handback.offboarding.access.FailureKind;
import org.jspecify.annotations.Nullable;

/** The transmitter did not do what it was asked. Names what was asked, never a secret. */
public final class TransmitterFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final FailureKind kind;

  TransmitterFailure(FailureKind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public FailureKind kind() {
    return kind;
  }
}
