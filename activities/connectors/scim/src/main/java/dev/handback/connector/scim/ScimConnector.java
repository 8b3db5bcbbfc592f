package dev.handback.connector.scim;

import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.messages.PatchOperation;
import dev.handback.connector.Connector;
import dev.handback.connector.ConnectorException;
import dev.handback.connector.DisablesAccounts;
import dev.handback.connector.FindsAccess;
import dev.handback.connector.ListsAccounts;
import dev.handback.connector.Removal;
import dev.handback.connector.Restoration;
import dev.handback.connector.RestoresAccounts;
import dev.handback.connector.estate.TargetConfig;
import dev.handback.inventory.AccountPage;
import dev.handback.offboarding.Subject;
import dev.handback.offboarding.access.AccountRef;
import dev.handback.offboarding.access.FoundAccess;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One SCIM target. What it can do beyond finding and deactivating users depends on what the estate
 * says the application has: a sign-in of its own, seats, both, or neither.
 */
sealed class ScimConnector
    implements Connector, FindsAccess, ListsAccounts, DisablesAccounts, RestoresAccounts {
  private final TargetConfig config;
  private final ScimHttp http;
  private final Inventory inventory;
  private final AccountLister lister;

  private ScimConnector(TargetConfig config, ScimHttp http, Inventory inventory) {
    this.config = config;
    this.http = http;
    this.inventory = inventory;
    this.lister = new AccountLister(inventory.users(), ScimSettings.of(config));
  }

  static ScimConnector of(TargetConfig config, ScimSettings settings, ScimHttp http) {
    var users = new Users(http);
    var signIn = settings.signIn().map(paths -> new OwnSignIn(config.id(), users, paths));
    var seats = settings.seats().map(paths -> new Seats(config, users, paths));
    var inventory = new Inventory(config, users, signIn.isPresent(), seats);
    if (signIn.isPresent()) {
      return seats.isPresent()
          ? new WithBoth(config, http, inventory, signIn.get(), seats.get())
          : new WithSignIn(config, http, inventory, signIn.get());
    }
    return seats.isPresent()
        ? new WithSeats(config, http, inventory, seats.get())
        : new ScimConnector(config, http, inventory);
  }

  @Override
  public List<FoundAccess> findAccess(Subject subject) {
    return http.within(() -> inventory.of(subject));
  }

  @Override
  public AccountPage listAccounts(@Nullable String cursor, int limit) {
    return http.within(() -> lister.list(cursor, limit));
  }

  @Override
  public List<FoundAccess> accessOf(AccountRef account) {
    return http.within(() -> inventory.of(account));
  }

  @Override
  public Removal disableAccount(AccountRef account) {
    return http.within(() -> deactivate(account));
  }

  @Override
  public Restoration enableAccount(AccountRef account, Left left) {
    return http.within(() -> new Activation(config, inventory.users()).of(account, left));
  }

  @Override
  public void close() {
    http.close();
  }

  /** What is there; asked by each capability. */
  public final Inventory inventory() {
    return inventory;
  }

  private Removal deactivate(AccountRef account) throws ScimException {
    var users = inventory.users();
    // A JSON boolean: some servers refuse the string "False", others take it for true.
    if (!users.patch(account, PatchOperation.replace("active", false))) {
      return new Removal.AlreadyAbsent(account.name() + " is not there any more");
    }
    var user = users.find(account);
    if (user.isEmpty()) {
      return new Removal.Removed("deactivated, on which the target deleted it");
    }
    if (user.get().active()) {
      throw new ConnectorException.Conflict(
          "%s took the deactivation of %s and still shows it active"
              .formatted(config.id(), account.name()),
          null);
    }
    return new Removal.Removed(
        "deactivated; read back: active is false", List.of(), user.get().fingerprint());
  }

  private static final class WithSignIn extends ScimConnector implements HasOwnSignIn {
    private final OwnSignIn ownSignIn;

    WithSignIn(TargetConfig config, ScimHttp http, Inventory inventory, OwnSignIn ownSignIn) {
      super(config, http, inventory);
      this.ownSignIn = ownSignIn;
    }

    @Override
    public OwnSignIn ownSignIn() {
      return ownSignIn;
    }
  }

  private static final class WithSeats extends ScimConnector implements HasSeats {
    private final Seats seats;

    WithSeats(TargetConfig config, ScimHttp http, Inventory inventory, Seats seats) {
      super(config, http, inventory);
      this.seats = seats;
    }

    @Override
    public Seats seats() {
      return seats;
    }
  }

  private static final class WithBoth extends ScimConnector implements HasOwnSignIn, HasSeats {
    private final OwnSignIn ownSignIn;
    private final Seats seats;

    WithBoth(
        TargetConfig config, ScimHttp http, Inventory inventory, OwnSignIn ownSignIn, Seats seats) {
      super(config, http, inventory);
      this.ownSignIn = ownSignIn;
      this.seats = seats;
    }

    @Override
    public OwnSignIn ownSignIn() {
      return ownSignIn;
    }

    @Override
    public Seats seats() {
      return seats;
    }
  }
}
