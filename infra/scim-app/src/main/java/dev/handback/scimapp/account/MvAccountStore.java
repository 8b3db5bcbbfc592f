package dev.handback.scimapp.account;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreTool;

/**
 * Accounts in one H2 MVStore file, which takes each commit whole or not at all, so that a process
 * killed at any moment finds its last answered change again. Reads come from memory.
 */
public final class MvAccountStore implements AccountStore, AutoCloseable {
  private final MVStore file;
  private final MVMap<String, String> accounts;
  private final MVMap<String, String> sessions;
  private final MVMap<String, String> signIns;
  private final Map<String, Account> byId = new ConcurrentSkipListMap<>();

  private MvAccountStore(MVStore file) {
    this.file = file;
    this.accounts = file.openMap("accounts");
    this.sessions = file.openMap("sessions");
    this.signIns = file.openMap("signIns");
    accounts.forEach((id, json) -> byId.put(id, StoredAccount.parse(id, json)));
  }

  /**
   * Opens the file, or makes it.
   *
   * @throws org.h2.mvstore.MVStoreException when another process has it open, or it is damaged
   */
  public static MvAccountStore open(Path path) {
    compact(path.toString());
    // With no background writer and no limit of unsaved changes, nothing is written but by the
    // commits below.
    return new MvAccountStore(
        new MVStore.Builder()
            .fileName(path.toString())
            .autoCommitDisabled()
            .autoCommitBufferSize(0)
            .open());
  }

  /**
   * Copies what is alive into a new file that then takes the old one's place. The compaction that
   * MVStore 2.4.240 does in place while it closes can fail with an assertion.
   */
  private static void compact(String path) {
    MVStoreTool.compactCleanUp(path);
    if (Files.exists(Path.of(path))) {
      MVStoreTool.compact(path, false);
    }
  }

  @Override
  public Optional<Account> find(AccountId id) {
    return Optional.ofNullable(byId.get(id.value()));
  }

  @Override
  public List<Account> all() {
    return List.copyOf(byId.values());
  }

  @Override
  public synchronized void save(Account account) {
    accounts.put(account.id().value(), StoredAccount.format(account));
    file.commit();
    byId.put(account.id().value(), account);
  }

  @Override
  public synchronized void saveEndingSessions(Account account) {
    dropSessions(account.id());
    save(account);
  }

  @Override
  public synchronized void remove(AccountId id) {
    dropSessions(id);
    accounts.remove(id.value());
    signIns.remove(id.value());
    file.commit();
    byId.remove(id.value());
  }

  @Override
  public synchronized void openSession(SessionKey key, AccountId owner, Instant at) {
    sessions.put(key.value(), owner.value());
    signIns.put(owner.value(), at.toString());
    file.commit();
  }

  @Override
  public Optional<Instant> lastSignIn(AccountId id) {
    return Optional.ofNullable(signIns.get(id.value())).map(Instant::parse);
  }

  @Override
  public Optional<AccountId> ownerOf(SessionKey key) {
    return Optional.ofNullable(sessions.get(key.value())).map(AccountId::new);
  }

  @Override
  public synchronized void closeSession(SessionKey key) {
    sessions.remove(key.value());
    file.commit();
  }

  @Override
  public synchronized void close() {
    file.close();
  }

  private void dropSessions(AccountId owner) {
    List<String> owned =
        sessions.entrySet().stream()
            .filter(session -> session.getValue().equals(owner.value()))
            .map(Map.Entry::getKey)
            .toList();
    owned.forEach(sessions::remove);
  }
}
