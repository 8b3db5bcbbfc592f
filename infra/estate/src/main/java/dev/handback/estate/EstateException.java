package dev.handback.estate;

import java.nio.file.Path;

/** A system of the estate could not be started; the message says what to do about it. */
public final class EstateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public EstateException(String message) {
    super(message);
  }

  public EstateException(String message, Throwable cause) {
    super(message, cause);
  }

  /** The calling thread was interrupted while waiting; its interrupt flag is set again. */
  static EstateException interrupted(String doing, InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new EstateException("Interrupted while " + doing + ".", cause);
  }

  static EstateException unusable(Path path, Exception cause) {
    return new EstateException("Cannot read or write " + path + ": " + cause.getMessage(), cause);
  }
}
