package dev.handback.demo.bench;

import dev.handback.connector.Connector;
import dev.handback.connector.ConnectorException;
import dev.handback.connector.DisablesAccounts;
import dev.handback.connector.EndsSessions;
import dev.handback.connector.FindsAccess;
import dev.handback.connector.ProbesAccess;
import dev.handback.connector.ReadBack;
import dev.handback.connector.Removal;
import dev.handback.connector.RotatesSecrets;
import dev.handback.connector.Secret;
import dev.handback.connector.SignIn;
import dev.handback.connector.estate.TargetConfig;
import dev.handback.offboarding.Subject;
import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.AccountRef;
import dev.handback.offboarding.access.FoundAccess;
import dev.handback.offboarding.access.ItemKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A target in the worker's own memory, for the benchmark only: it answers every call after a fixed
 * time, so that what is measured is Handback and not a target.
 */
class InProcessConnector
    implements Connector,
        FindsAccess,
        EndsSessions,
        RotatesSecrets,
        DisablesAccounts,
        ProbesAccess {

  private final TargetConfig config;
  private final Duration delay;
  private final Map<String, Account> accounts = new ConcurrentHashMap<>();

  InProcessConnector(TargetConfig config) {
    this.config = config;
    this.delay = Duration.parse(config.setting("delay", "PT0S"));
  }

  @Override
  public List<FoundAccess> findAccess(Subject subject) {
    answerAfterDelay();
    open(subject.id());
    return everythingOf(new AccountRef(subject.id(), subject.label()));
  }

  /** There is such an account, with a password that its owner knows. */
  final void open(String account) {
    accounts.put(account, new Account("own", true));
  }

  final boolean isOpen(String account) {
    var known = accounts.get(account);
    return known != null && known.enabled();
  }

  private List<FoundAccess> everythingOf(AccountRef account) {
    return List.of(ItemKind.SESSIONS, ItemKind.CREDENTIAL, ItemKind.ACCOUNT).stream()
        .map(kind -> FoundAccess.of(config.id(), kind, account, account.id(), account.name()))
        .toList();
  }

  @Override
  public List<FoundAccess> accessOf(AccountRef account) {
    answerAfterDelay();
    return everythingOf(account);
  }

  @Override
  public Removal endSessions(AccountRef account) {
    answerAfterDelay();
    return new Removal.Removed("sessions ended, none listed");
  }

  @Override
  public Removal replacePassword(AccountRef account, Secret replacement) {
    answerAfterDelay();
    accounts.computeIfPresent(
        account.id(), (id, known) -> new Account(replacement.reveal(), known.enabled()));
    return new Removal.Removed("password replaced");
  }

  @Override
  public Removal disableAccount(AccountRef account) {
    answerAfterDelay();
    accounts.computeIfPresent(account.id(), (id, known) -> new Account(known.password(), false));
    return new Removal.Removed("account disabled, read back as disabled");
  }

  @Override
  public SignIn signIn(AccountRef account, Secret password) {
    answerAfterDelay();
    var known = accounts.get(account.id());
    if (known == null || !known.enabled()) {
      return new SignIn.Refused(SignIn.Reason.ACCOUNT_DISABLED, "account disabled");
    }
    return known.password().equals(password.reveal())
        ? new SignIn.Accepted(new Session(account.id()), "signed in")
        : new SignIn.Refused(SignIn.Reason.CREDENTIALS_REFUSED, "wrong name or password");
  }

  @Override
  public ReadBack readBack(AccessItem item) {
    answerAfterDelay();
    var known = accounts.get(item.account().id());
    return known == null || !known.enabled()
        ? new ReadBack.Gone("disabled")
        : new ReadBack.Present("enabled");
  }

  @Override
  public void close() {
    accounts.clear();
  }

  private void answerAfterDelay() {
    if (delay.isZero()) {
      return;
    }
    try {
      Thread.sleep(delay);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new ConnectorException.Unavailable(config.id() + ": interrupted", stopping);
    }
  }

  private record Account(String password, boolean enabled) {}

  /** Lives as long as its account. */
  private final class Session implements SignIn.LiveSession {

    private final String account;

    Session(String account) {
      this.account = account;
    }

    @Override
    public boolean alive() {
      var known = accounts.get(account);
      return known != null && known.enabled();
    }

    @Override
    public void close() {
      // nothing is held open in memory
    }
  }
}
