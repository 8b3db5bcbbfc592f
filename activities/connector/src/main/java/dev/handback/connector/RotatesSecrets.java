package dev.handback.connector;

import dev.handback.offboarding.access.AccountRef;

/** Replaces what the subject knows (stage S2). */
public interface RotatesSecrets {

  /** Makes {@code replacement} the account's only password. Twice is as good as once. */
  Removal replacePassword(AccountRef account, Secret replacement);
}
