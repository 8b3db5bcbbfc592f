package dev.handback.demo.operate;

/** A command ends without its end: what, where, and what to do about it. */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int code;

  Refused(int code, String message) {
    super(message);
    this.code = code;
  }

  /** One of {@link ExitCode}. */
  public int code() {
    return code;
  }
}
