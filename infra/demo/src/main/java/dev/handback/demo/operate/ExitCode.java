package dev.handback.demo.operate;

/** What a script learns from the end of a command; docs/cli.md has them as well. */
public final class ExitCode {
  /** Done. */
  public static final int OK = 0;

  /** Understood, and the answer is no. */
  public static final int NO = 1;

  /** The command is not understood. */
  public static final int USAGE = 2;

  /** Not signed in, or not allowed to. */
  public static final int NOT_ALLOWED = 3;

  /** What is asked about is not there. */
  public static final int NOT_FOUND = 4;

  /** No Handback answers there, or it cannot do its work now. */
  public static final int UNREACHABLE = 5;

  private ExitCode() {}

  static int ofStatus(int status) {
    return switch (status) {
      case 401, 403 -> NOT_ALLOWED;
      case 404 -> NOT_FOUND;
      default -> status >= 500 ? UNREACHABLE : NO;
    };
  }
}
