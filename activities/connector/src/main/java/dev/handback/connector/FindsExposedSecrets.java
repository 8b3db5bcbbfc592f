package dev.handback.connector;

import dev.handback.offboarding.access.AccountRef;
import java.util.List;
import java.util.Optional;

/** Knows which secrets of others an account can read (requirement S2). */
public interface FindsExposedSecrets {

  /** The accounts whose secrets this one can read, itself not among them. */
  List<AccountRef> exposedTo(AccountRef reader);

  /**
   * The secret as it is now; empty when the account has none any more. It never leaves the
   * activity.
   */
  Optional<Secret> secretOf(AccountRef holder);
}
