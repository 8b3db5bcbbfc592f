package dev.handback.sharedsignals;

import java.util.Locale;

/** A Security Event Token that is not taken, and why; nothing of it is stored. */
public final class TokenRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Code code;

  TokenRefused(Code code, String description) {
    super(description);
    this.code = code;
  }

  public Code code() {
    return code;
  }

  /** What may be told the transmitter. */
  public String description() {
    return String.valueOf(getMessage());
  }

  /** The error codes of RFC 8935, 2.4, which RFC 8936 shares. */
  public enum Code {
    /** It is no Security Event Token, or not whole. */
    INVALID_REQUEST,

    /** Not signed with a key of the issuer's. */
    INVALID_KEY,

    /** By somebody whose tokens are not taken here. */
    INVALID_ISSUER,

    /** Meant for somebody else. */
    INVALID_AUDIENCE,

    /** Whoever sends it is not known. */
    AUTHENTICATION_FAILED,

    /** Whoever sends it may not. */
    ACCESS_DENIED;

    /** As it is sent. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
