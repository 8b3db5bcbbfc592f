package dev.handback.connector;

import dev.handback.offboarding.Subject;
import dev.handback.offboarding.access.AccountRef;
import dev.handback.offboarding.access.FoundAccess;
import java.util.List;

/** Knows what a subject has. */
public interface FindsAccess {

  /**
   * Everything the subject has here: accounts, sessions, credentials, entitlements, seats. Empty
   * when the target does not know the subject. For each account that can have sessions there is a
   * SESSIONS item, whether or not one is open now; for each password a CREDENTIAL item. A
   * certificate is an account of its own with one CERTIFICATE item, as long as it is valid: also
   * one that a newer one has replaced (requirement S9).
   */
  List<FoundAccess> findAccess(Subject subject);

  /**
   * Everything that this one account has, as {@link #findAccess} would say it: for the retirement
   * of a whole application (requirement T6). Empty when the account is gone.
   */
  List<FoundAccess> accessOf(AccountRef account);
}
