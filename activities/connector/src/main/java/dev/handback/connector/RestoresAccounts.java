package dev.handback.connector;

import dev.handback.offboarding.access.AccountRef;
import java.util.List;

/** Takes back a disable of Handback's, and nobody else's (requirement T13). */
public interface RestoresAccounts {

  /**
   * Enables the account and reads back that it is, unless somebody else locked or changed it since,
   * as far as the target can tell. Sessions are ended before, by the caller.
   */
  Restoration enableAccount(AccountRef account, Left left);

  /**
   * What is known of how Handback left the account.
   *
   * @param told whether a disable of Handback's lived to tell that it was done
   * @param fingerprints {@link Removal.Removed#fingerprint} of each act; any of them is Handback's
   */
  record Left(boolean told, List<String> fingerprints) {

    public Left {
      fingerprints = List.copyOf(fingerprints);
    }
  }
}
