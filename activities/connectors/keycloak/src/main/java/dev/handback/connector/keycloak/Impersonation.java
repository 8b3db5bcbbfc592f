package dev.handback.connector.keycloak;

import dev.handback.connector.SignIn;
import dev.handback.offboarding.access.AccountRef;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ForbiddenException;
import org.keycloak.admin.client.resource.UserResource;

/**
 * Opens a session as the user without their password, as an administrator may: the one real try
 * there is where the password stays. Takes the right {@code impersonation}; without it nothing is
 * tried.
 */
final class Impersonation {

  private final RealmAdmin realm;

  Impersonation(RealmAdmin realm) {
    this.realm = realm;
  }

  SignIn of(AccountRef account) {
    return realm
        .onUser(account.id(), user -> attempt(account, user))
        .orElseGet(() -> new SignIn.Refused(SignIn.Reason.ACCOUNT_DISABLED, "the user is gone"));
  }

  private SignIn attempt(AccountRef account, UserResource user) {
    try {
      user.impersonate();
      return new SignIn.Accepted(new Opened(account), "Keycloak let an administrator act as them");
    } catch (BadRequestException refused) {
      // the same answer for other reasons as well: only with the flag it is the account's
      return Accounts.enabled(user)
          ? new SignIn.NotTried(
              "impersonation was refused: " + ErrorBody.of(refused.getResponse()).words())
          : new SignIn.Refused(
              SignIn.Reason.ACCOUNT_DISABLED, "impersonation refused: the user is disabled");
    } catch (ForbiddenException denied) {
      return new SignIn.NotTried("Handback may not impersonate");
    }
  }

  /** Whoever was impersonated has no session of their own to lose: all are ended. */
  private final class Opened implements SignIn.LiveSession {
    private final AccountRef account;

    Opened(AccountRef account) {
      this.account = account;
    }

    @Override
    public boolean alive() {
      return realm.onUser(account.id(), user -> !user.getUserSessions().isEmpty()).orElse(false);
    }

    @Override
    public void close() {
      realm.onUser(
          account.id(),
          user -> {
            user.logout();
            return true;
          });
    }
  }
}
