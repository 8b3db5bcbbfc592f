package dev.handback.scimapp.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where accounts and their open sessions are kept. Each method that changes something has reached
 * the file when it returns, whole or not at all.
 */
public interface AccountStore {
  Optional<Account> find(AccountId id);

  /** Every account, ordered by id, so that pages keep their order. */
  List<Account> all();

  void save(Account account);

  /** Saves the account and ends every session it has, as one change. */
  void saveEndingSessions(Account account);

  /** Removes the account with every session it has, as one change. */
  void remove(AccountId id);

  /** Opens the session and keeps its time as the owner's last sign-in, as one change. */
  void openSession(SessionKey key, AccountId owner, Instant at);

  /** When this account last signed in; empty when it never did. */
  Optional<Instant> lastSignIn(AccountId id);

  Optional<AccountId> ownerOf(SessionKey key);

  void closeSession(SessionKey key);
}
