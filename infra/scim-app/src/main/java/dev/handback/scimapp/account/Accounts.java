package dev.handback.scimapp.account;

import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.exceptions.ResourceConflictException;
import com.unboundid.scim2.common.exceptions.ResourceNotFoundException;
import com.unboundid.scim2.common.exceptions.ScimException;
import dev.handback.scimapp.account.AccountDraft.PasswordChange;
import dev.handback.scimapp.seat.SeatPool;
import dev.handback.scimapp.seat.SeatPools;
import dev.handback.scimapp.seat.Sku;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The rules of accounts: a user name is unique, a seat must have been bought, and a session ends
 * with the access it stood for.
 */
public final class Accounts {
  private final AccountStore store;
  private final SeatPools pools;
  private final int passwordIterations;

  public Accounts(AccountStore store, SeatPools pools, int passwordIterations) {
    this.store = store;
    this.pools = pools;
    this.passwordIterations = passwordIterations;
  }

  /** Works out what an account becomes, from what it is. */
  @FunctionalInterface
  public interface Edit {
    AccountDraft apply(Account before) throws ScimException;
  }

  public List<Account> all() {
    return store.all();
  }

  /**
   * The account with this id.
   *
   * @throws ResourceNotFoundException when there is no such account
   */
  public Account get(AccountId id) throws ResourceNotFoundException {
    return store.find(id).orElseThrow(() -> unknown(id));
  }

  /** The account somebody names when signing in, whatever the case of the letters. */
  public Optional<Account> named(String userName) {
    return store.all().stream()
        .filter(account -> account.userName().equalsIgnoreCase(userName))
        .findFirst();
  }

  /**
   * Makes an account under a new id.
   *
   * @throws ResourceConflictException when the user name is taken or no seat is left
   * @throws BadRequestException when the seat's SKU is not sold here
   */
  public Account create(AccountDraft draft) throws ScimException {
    // Hashing is slow on purpose: before the lock, so that others go on meanwhile.
    Optional<PasswordHash> password = hash(draft.password(), Optional.empty());
    Account created =
        new Account(new AccountId(UUID.randomUUID().toString()), draft.attributes(), password);
    synchronized (this) {
      checkName(created);
      checkSeat(Optional.empty(), created);
      store.save(created);
    }
    return created;
  }

  /**
   * Changes one account; whoever is deactivated or gets another password is signed out everywhere.
   *
   * @throws ResourceNotFoundException when there is no such account
   * @throws ResourceConflictException when the user name is taken or no seat is left
   */
  public synchronized Account change(AccountId id, Edit edit) throws ScimException {
    Account before = get(id);
    AccountDraft draft = edit.apply(before);
    Account after = new Account(id, draft.attributes(), hash(draft.password(), before.password()));
    checkName(after);
    checkSeat(before.seat(), after);
    if (after.active() && after.password().equals(before.password())) {
      store.save(after);
    } else {
      store.saveEndingSessions(after);
    }
    return after;
  }

  /**
   * Deletes an account, which ends its sessions and frees its seat.
   *
   * @throws ResourceNotFoundException when there is no such account
   */
  public synchronized void delete(AccountId id) throws ResourceNotFoundException {
    store.remove(get(id).id());
  }

  /**
   * Opens a session for an account whose password was checked a moment ago, unless that password
   * was changed or the account deleted meanwhile.
   */
  synchronized boolean openSession(SessionKey key, Account checked, Instant at) {
    boolean same =
        store
            .find(checked.id())
            .filter(now -> now.password().equals(checked.password()))
            .isPresent();
    if (same) {
      store.openSession(key, checked.id(), at);
    }
    return same;
  }

  /** When somebody last signed in with it; empty when nobody ever did. */
  public Optional<Instant> lastSignIn(AccountId id) {
    return store.lastSignIn(id);
  }

  /** How many accounts hold a seat of this kind, active or not. */
  public int used(Sku sku) {
    return (int)
        store.all().stream().filter(account -> account.seat().equals(Optional.of(sku))).count();
  }

  private Optional<PasswordHash> hash(PasswordChange change, Optional<PasswordHash> before) {
    return switch (change) {
      case PasswordChange.Kept() -> before;
      case PasswordChange.Cleared() -> Optional.empty();
      case PasswordChange.Replaced(String clearText) ->
          Optional.of(PasswordHash.of(clearText, passwordIterations));
    };
  }

  private void checkName(Account account) throws ResourceConflictException {
    Optional<Account> holder = named(account.userName());
    if (holder.isPresent() && !holder.get().id().equals(account.id())) {
      throw ResourceConflictException.uniqueness(
          "The user name '" + account.userName() + "' is taken.");
    }
  }

  private void checkSeat(Optional<Sku> held, Account account) throws ScimException {
    if (account.seat().isEmpty() || account.seat().equals(held)) {
      return;
    }
    Sku wanted = account.seat().get();
    SeatPool pool =
        pools
            .find(wanted)
            .orElseThrow(() ->
                BadRequestException.invalidValue("No seats are sold as '" + wanted.value() + "'."));
    if (used(wanted) >= pool.purchased()) {
      throw new ResourceConflictException(
          "No seat is left: all " + pool.purchased() + " of '" + wanted.value() + "' are in use.");
    }
  }

  private static ResourceNotFoundException unknown(AccountId id) {
    return new ResourceNotFoundException("There is no user with the id '" + id.value() + "'.");
  }
}
