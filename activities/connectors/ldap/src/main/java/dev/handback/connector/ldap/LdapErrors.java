package dev.handback.connector.ldap;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import dev.handback.connector.ConnectorException;
import dev.handback.offboarding.access.TargetId;
import java.time.Duration;
import java.util.Set;

/** What a directory's result codes (RFC 4511, appendix A) mean to us. */
final class LdapErrors {
  private static final Set<ResultCode> RIGHTS_MISSING =
      Set.of(
          ResultCode.INVALID_CREDENTIALS,
          ResultCode.INSUFFICIENT_ACCESS_RIGHTS,
          ResultCode.INAPPROPRIATE_AUTHENTICATION,
          ResultCode.AUTHORIZATION_DENIED);

  /**
   * A base that does not exist, an attribute that the directory has never heard of, a name that is
   * none, a replica that takes no writes, a directory that wants TLS.
   */
  private static final Set<ResultCode> NOT_AS_CONFIGURED =
      Set.of(
          ResultCode.NO_SUCH_OBJECT,
          ResultCode.UNDEFINED_ATTRIBUTE_TYPE,
          ResultCode.INVALID_DN_SYNTAX,
          ResultCode.REFERRAL,
          ResultCode.CONFIDENTIALITY_REQUIRED,
          ResultCode.STRONG_AUTH_REQUIRED,
          ResultCode.AUTH_METHOD_NOT_SUPPORTED,
          ResultCode.PARAM_ERROR);

  private static final Set<ResultCode> NO_ANSWER =
      Set.of(
          ResultCode.UNAVAILABLE,
          ResultCode.TIME_LIMIT_EXCEEDED,
          ResultCode.ADMIN_LIMIT_EXCEEDED,
          ResultCode.OPERATIONS_ERROR,
          ResultCode.OTHER,
          ResultCode.SERVER_DOWN,
          ResultCode.LOCAL_ERROR,
          ResultCode.TIMEOUT,
          ResultCode.CONNECT_ERROR,
          ResultCode.DECODING_ERROR);

  /** A directory that is busy does not say for how long. */
  private static final Duration BUSY = Duration.ofSeconds(5);

  private LdapErrors() {}

  static ConnectorException translate(TargetId target, String doing, LDAPException error) {
    var message = "%s: %s: %s".formatted(target, doing, words(error));
    var code = error.getResultCode();
    if (code.equals(ResultCode.BUSY)) {
      return new ConnectorException.Throttled(message, BUSY);
    }
    if (RIGHTS_MISSING.contains(code)) {
      return new ConnectorException.Denied(message, error);
    }
    if (NOT_AS_CONFIGURED.contains(code)) {
      return new ConnectorException.Misconfigured(message, error);
    }
    return NO_ANSWER.contains(code)
        ? new ConnectorException.Unavailable(message, error)
        : new ConnectorException.Conflict(message, error);
  }

  /** The directory's own words, on one line and without the request that some of them quote. */
  static String words(LDAPException error) {
    var said = error.getDiagnosticMessage();
    var words = said == null ? error.getResultCode().getName() : said;
    return "%s (result %d)"
        .formatted(
            words.lines().findFirst().orElse(error.getResultCode().getName()),
            error.getResultCode().intValue());
  }
}
