package dev.handback.connector.scim;

import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.messages.PatchOperation;
import dev.handback.connector.ConnectorException;
import dev.handback.connector.Restoration;
import dev.handback.connector.RestoresAccounts.Left;
import dev.handback.connector.estate.TargetConfig;
import dev.handback.offboarding.access.AccountRef;
import org.jspecify.annotations.Nullable;

/**
 * Makes a user active again. Nobody is told who made them inactive: all that SCIM tells is that the
 * user was changed since Handback did.
 */
record Activation(TargetConfig config, Users users) {

  Restoration of(AccountRef account, Left left) throws ScimException {
    var found = users.find(account);
    if (found.isEmpty()) {
      return new Restoration.Irreversible(account.name() + " is not there any more");
    }
    if (found.get().active()) {
      return new Restoration.AlreadyThere(account.name() + " is active");
    }
    var now = found.get().fingerprint();
    if (!asLeft(now, left)) {
      return new Restoration.NotOurs(
          "%s was changed after Handback deactivated it, perhaps to keep it so: %s"
              .formatted(account.name(), now));
    }
    users.patch(account, PatchOperation.replace("active", true));
    if (users.find(account).filter(ScimUser::active).isEmpty()) {
      throw new ConnectorException.Conflict(
          "%s took the activation of %s and does not show it active"
              .formatted(config.id(), account.name()),
          null);
    }
    return new Restoration.Restored(
        now == null
            ? "active again; whether somebody else changed it meanwhile the target does not tell"
            : "active again; nobody had changed it meanwhile");
  }

  /** A target that notes no change is believed only where the deactivation was Handback's. */
  private static boolean asLeft(@Nullable String now, Left left) {
    return now == null ? left.told() : left.fingerprints().contains(now);
  }
}
