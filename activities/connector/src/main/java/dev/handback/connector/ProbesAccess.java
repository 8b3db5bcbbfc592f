package dev.handback.connector;

import dev.handback.offboarding.access.AccountRef;

/** Tries to get in (stage S5); the read-back is the weaker proof. */
public interface ProbesAccess extends ReadsBack {

  /** A real attempt to sign in, as the subject would. */
  SignIn signIn(AccountRef account, Secret password);
}
