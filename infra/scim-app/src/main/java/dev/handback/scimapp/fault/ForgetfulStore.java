package dev.handback.scimapp.fault;

import dev.handback.scimapp.account.Account;
import dev.handback.scimapp.account.AccountId;
import dev.handback.scimapp.account.AccountStore;
import dev.handback.scimapp.account.SessionKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A store that takes every change of an account and, while told to lie, keeps none. */
public final class ForgetfulStore implements AccountStore {
  private final AccountStore store;
  private final Faults faults;

  public ForgetfulStore(AccountStore store, Faults faults) {
    this.store = store;
    this.faults = faults;
  }

  @Override
  public void save(Account account) {
    if (honest()) {
      store.save(account);
    }
  }

  @Override
  public void saveEndingSessions(Account account) {
    if (honest()) {
      store.saveEndingSessions(account);
    }
  }

  @Override
  public void remove(AccountId id) {
    if (honest()) {
      store.remove(id);
    }
  }

  @Override
  public Optional<Account> find(AccountId id) {
    return store.find(id);
  }

  @Override
  public List<Account> all() {
    return store.all();
  }

  @Override
  public void openSession(SessionKey key, AccountId owner, Instant at) {
    store.openSession(key, owner, at);
  }

  @Override
  public Optional<Instant> lastSignIn(AccountId id) {
    return store.lastSignIn(id);
  }

  @Override
  public Optional<AccountId> ownerOf(SessionKey key) {
    return store.ownerOf(key);
  }

  @Override
  public void closeSession(SessionKey key) {
    store.closeSession(key);
  }

  private boolean honest() {
    return faults.mode() != FaultMode.SAYS_OK_DOES_NOTHING;
  }
}
