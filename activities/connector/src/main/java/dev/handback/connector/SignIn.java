package dev.handback.connector;

/** How an attempt to sign in ended. */
public sealed interface SignIn {

  /** The target's own words, or ours of what it did. */
  String how();

  /** It got in. The session is open until it is closed. */
  record Accepted(LiveSession session, String how) implements SignIn {}

  /** It was refused. */
  record Refused(Reason reason, String how) implements SignIn {}

  /**
   * This account cannot be tried from here, whatever its password: the target takes the attempt for
   * somebody else's, or lets nobody in from this address. Never proof; a read-back has to do.
   */
  record NotTried(String how) implements SignIn {}

  /** Why it was refused, as far as the target says. */
  enum Reason {
    /** The target says that the account is disabled, locked or gone, and says so only then. */
    ACCOUNT_DISABLED,
    /**
     * The target says that name or password is wrong, or does not say why. Proof only where the
     * same password was seen to work before.
     */
    CREDENTIALS_REFUSED
  }

  /** Something that was open before the account was disabled, to see whether it dies with it. */
  interface LiveSession extends AutoCloseable {

    /** Uses the session: true when the target still serves it. */
    boolean alive();

    /** Ends it the ordinary way, if it still lives. */
    @Override
    void close();
  }
}
