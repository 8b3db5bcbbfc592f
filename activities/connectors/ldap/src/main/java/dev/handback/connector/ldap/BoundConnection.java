package dev.handback.connector.ldap;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.extensions.WhoAmIExtendedRequest;
import dev.handback.connector.SignIn;
import dev.handback.offboarding.access.TargetId;
import java.util.Set;

/** A connection bound as the subject, alive while the directory answers on it, whatever it says. */
final class BoundConnection implements SignIn.LiveSession {
  private static final Set<ResultCode> ENDED =
      Set.of(ResultCode.SERVER_DOWN, ResultCode.CONNECT_ERROR, ResultCode.UNAVAILABLE);

  private final LDAPConnection connection;
  private final TargetId target;

  BoundConnection(LDAPConnection connection, TargetId target) {
    this.connection = connection;
    this.target = target;
  }

  @Override
  public boolean alive() {
    try {
      var answer = connection.processExtendedOperation(new WhoAmIExtendedRequest());
      return !ENDED.contains(answer.getResultCode());
    } catch (LDAPException e) {
      if (ENDED.contains(e.getResultCode())) {
        return false;
      }
      // Above all a time limit: the directory may still serve it.
      throw LdapErrors.translate(target, "use an open connection", e);
    }
  }

  @Override
  public void close() {
    connection.close();
  }
}
