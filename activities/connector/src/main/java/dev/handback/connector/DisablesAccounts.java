package dev.handback.connector;

import dev.handback.offboarding.access.AccountRef;

/** Disables an account so that it cannot authenticate (stage S4). */
public interface DisablesAccounts {

  /** Disables it and reads back that it is. {@link Removal.AlreadyAbsent} when it is gone. */
  Removal disableAccount(AccountRef account);
}
