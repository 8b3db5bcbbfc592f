package dev.handback.scimapp.account;

import java.time.Clock;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Signing in, and what a session is good for afterwards. */
public final class Sessions {
  private final Accounts accounts;
  private final AccountStore store;
  private final BooleanSupplier deactivationIgnored;
  private final PasswordHash nobody;
  private final Clock clock;

  /**
   * @param deactivationIgnored whether the deactivated may sign in all the same; true only in a
   *     spec about targets that lie
   */
  public Sessions(
      Accounts accounts,
      AccountStore store,
      BooleanSupplier deactivationIgnored,
      int passwordIterations,
      Clock clock) {
    this.accounts = accounts;
    this.store = store;
    this.deactivationIgnored = deactivationIgnored;
    this.clock = clock;
    this.nobody = PasswordHash.of(SessionToken.random().value(), passwordIterations);
  }

  /** Opens a session, or nothing: a stranger does not learn what was wrong. */
  public Optional<SessionToken> signIn(String userName, String password) {
    Optional<Account> named = accounts.named(userName);
    // An unknown name costs the same time as a wrong password.
    PasswordHash expected = named.flatMap(Account::password).orElse(nobody);
    boolean right = expected.matches(password);
    return named.filter(account -> right && admitted(account)).flatMap(this::open);
  }

  /** Whose session this is, as long as the account may use it. */
  public Optional<Account> holder(SessionToken token) {
    return store.ownerOf(SessionKey.of(token)).flatMap(store::find).filter(this::admitted);
  }

  public void signOut(SessionToken token) {
    store.closeSession(SessionKey.of(token));
  }

  private Optional<SessionToken> open(Account account) {
    SessionToken token = SessionToken.random();
    boolean opened = accounts.openSession(SessionKey.of(token), account, clock.instant());
    return opened ? Optional.of(token) : Optional.empty();
  }

  private boolean admitted(Account account) {
    return account.active() || deactivationIgnored.getAsBoolean();
  }
}
