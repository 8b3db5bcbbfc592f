package dev.handback.connector.ldap;

import com.unboundid.ldap.sdk.BindResult;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPBindException;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPInterface;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.experimental.DraftBeheraLDAPPasswordPolicy10ErrorType;
import com.unboundid.ldap.sdk.experimental.DraftBeheraLDAPPasswordPolicy10RequestControl;
import com.unboundid.ldap.sdk.experimental.DraftBeheraLDAPPasswordPolicy10ResponseControl;
import dev.handback.connector.ConnectorException;
import dev.handback.connector.Secret;
import dev.handback.connector.SignIn;
import dev.handback.offboarding.access.AccountRef;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A real bind as the subject, with the control that makes the directory say why it refuses. */
final class BindAttempt {
  /**
   * A refusal of name or password. Not among them: 53 and 19, which directories also say of
   * themselves or of too many tries.
   */
  private static final Set<ResultCode> REFUSED =
      Set.of(
          ResultCode.INVALID_CREDENTIALS,
          ResultCode.INAPPROPRIATE_AUTHENTICATION,
          ResultCode.INSUFFICIENT_ACCESS_RIGHTS,
          ResultCode.NO_SUCH_OBJECT,
          ResultCode.INVALID_DN_SYNTAX);

  private final Directory directory;
  private final Accounts accounts;

  BindAttempt(Directory directory, Accounts accounts) {
    this.directory = directory;
    this.accounts = accounts;
  }

  SignIn as(AccountRef ref, Secret password) {
    var account = look(ref);
    var name = account.map(Entry::getDN).orElse(ref.name());
    var connection = directory.connect();
    try {
      var result =
          connection.bind(
              new SimpleBindRequest(
                  name, password.reveal(), new DraftBeheraLDAPPasswordPolicy10RequestControl()));
      return new SignIn.Accepted(
          new BoundConnection(connection, directory.config().id()), accepted(name, result));
    } catch (LDAPBindException e) {
      connection.close();
      return refused(ref, account.isPresent(), e);
    } catch (LDAPException e) {
      connection.close();
      throw LdapErrors.translate(directory.config().id(), "try to bind as " + name, e);
    }
  }

  /**
   * A bind with a password that nobody has. OpenLDAP looks at the lock before the password and says
   * so; where a directory does not, its refusal says nothing of the account. ApacheDS looks at the
   * password first, and notes the wrong one as a change of the entry, which would hide others.
   */
  SignIn withoutPassword(AccountRef ref) {
    if (look(ref).isPresent() && isApacheDs()) {
      return new SignIn.NotTried("ApacheDS looks at the password first");
    }
    var nobodys = Secret.of("none " + UUID.randomUUID());
    return switch (as(ref, nobodys)) {
      case SignIn.Refused refused when refused.reason() == SignIn.Reason.CREDENTIALS_REFUSED ->
          new SignIn.NotTried("the password was looked at first: " + refused.how());
      case SignIn answer -> answer;
    };
  }

  private boolean isApacheDs() {
    var root = directory.asAdmin("read the root DSE", LDAPInterface::getRootDSE);
    return root != null && String.valueOf(root.getVendorName()).contains("Apache");
  }

  private SignIn refused(AccountRef ref, boolean known, LDAPBindException e) {
    if (!REFUSED.contains(e.getResultCode())) {
      throw LdapErrors.translate(directory.config().id(), "try to bind as " + ref.name(), e);
    }
    if (!known) {
      return new SignIn.Refused(
          SignIn.Reason.ACCOUNT_DISABLED, "no such account: " + LdapErrors.words(e));
    }
    var error = policyError(e.getBindResult());
    return error.isPresent()
            && error.get() == DraftBeheraLDAPPasswordPolicy10ErrorType.ACCOUNT_LOCKED
        ? locked(ref, e)
        : new SignIn.Refused(
            SignIn.Reason.CREDENTIALS_REFUSED,
            LdapErrors.words(e) + error.map(why -> ": " + why.getName()).orElse(""));
  }

  /** Wrong passwords lock as well, in the same words, until the lock lapses. */
  private SignIn locked(AccountRef ref, LDAPBindException e) {
    if (look(ref).filter(AccountLock::on).isPresent()) {
      return new SignIn.Refused(
          SignIn.Reason.ACCOUNT_DISABLED, LdapErrors.words(e) + ": account locked");
    }
    throw new ConnectorException.Unavailable(
        "%s: %s is locked by wrong passwords only: a try says nothing"
            .formatted(directory.config().id(), ref.name()),
        e);
  }

  private Optional<? extends Entry> look(AccountRef ref) {
    return directory.asAdmin("find the account", connection -> accounts.find(connection, ref));
  }

  private String accepted(String name, BindResult result) {
    return "bound as " + name + policyError(result).map(why -> ", " + why.getName()).orElse("");
  }

  private Optional<DraftBeheraLDAPPasswordPolicy10ErrorType> policyError(BindResult result) {
    try {
      var control = DraftBeheraLDAPPasswordPolicy10ResponseControl.get(result);
      return control == null ? Optional.empty() : Optional.ofNullable(control.getErrorType());
    } catch (LDAPException e) {
      throw LdapErrors.translate(directory.config().id(), "read the answer to a bind", e);
    }
  }
}
