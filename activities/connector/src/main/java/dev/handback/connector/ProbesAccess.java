package dev.handback.connector;

import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.AccountRef;

/** Tries to get in (stage S5). */
public interface ProbesAccess {

  /** A real attempt to sign in, as the subject would. */
  SignIn signIn(AccountRef account, Secret password);

  /** What the target itself says of an item: the weaker proof. */
  ReadBack readBack(AccessItem item);
}
