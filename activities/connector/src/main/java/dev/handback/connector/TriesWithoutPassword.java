package dev.handback.connector;

import dev.handback.offboarding.access.AccountRef;

/**
 * Tries to get in where the subject's own password stays and nobody knows it (requirements T3, S5).
 */
public interface TriesWithoutPassword {

  /**
   * A real attempt that needs no password: {@link SignIn.Refused} with {@link
   * SignIn.Reason#ACCOUNT_DISABLED} only where the target refuses the account itself, {@link
   * SignIn.NotTried} where this attempt says nothing about it.
   */
  SignIn tryWithoutPassword(AccountRef account);
}
