package dev.handback.connector;

import dev.handback.offboarding.access.FailureKind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Why a target did not do what it was asked. An error means unknown, never "nothing happened": the
 * next attempt looks first. Messages name target and cause, never a secret.
 */
public abstract sealed class ConnectorException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private ConnectorException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** The failure as the process knows it. */
  public abstract FailureKind kind();

  /** No answer, or one that says nothing: refused connection, time limit, 5xx. */
  public static final class Unavailable extends ConnectorException {
    private static final long serialVersionUID = 1L;

    public Unavailable(String message, @Nullable Throwable cause) {
      super(message, cause);
    }

    @Override
    public FailureKind kind() {
      return FailureKind.UNAVAILABLE;
    }
  }

  /** The target asks us to come back later. */
  public static final class Throttled extends ConnectorException {
    private static final long serialVersionUID = 1L;
    private final Duration retryAfter;

    public Throttled(String message, Duration retryAfter) {
      super(message, null);
      this.retryAfter = retryAfter;
    }

    /** How long the target wants to be left alone. */
    public Duration retryAfter() {
      return retryAfter;
    }

    @Override
    public FailureKind kind() {
      return FailureKind.THROTTLED;
    }
  }

  /** The target refuses our own credentials or rights. */
  public static final class Denied extends ConnectorException {
    private static final long serialVersionUID = 1L;

    public Denied(String message, @Nullable Throwable cause) {
      super(message, cause);
    }

    @Override
    public FailureKind kind() {
      return FailureKind.DENIED;
    }
  }

  /**
   * What {@code estate.yaml} says of the target is not so: wrong address, realm, base or tenant.
   */
  public static final class Misconfigured extends ConnectorException {
    private static final long serialVersionUID = 1L;

    public Misconfigured(String message, @Nullable Throwable cause) {
      super(message, cause);
    }

    @Override
    public FailureKind kind() {
      return FailureKind.MISCONFIGURED;
    }
  }

  /** Something else at the target stands in the way: a dependency, a concurrent change. */
  public static final class Conflict extends ConnectorException {
    private static final long serialVersionUID = 1L;

    public Conflict(String message, @Nullable Throwable cause) {
      super(message, cause);
    }

    @Override
    public FailureKind kind() {
      return FailureKind.CONFLICT;
    }
  }
}
