package dev.handback.connector.scim;

import com.unboundid.scim2.common.exceptions.ScimException;
import dev.handback.connector.ReadBack;
import dev.handback.connector.Snapshot;
import dev.handback.connector.estate.TargetConfig;
import dev.handback.offboarding.Subject;
import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.AccountRef;
import dev.handback.offboarding.access.FoundAccess;
import dev.handback.offboarding.access.ItemKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a subject has at the target: accounts, their password where the application has a sign-in of
 * its own, and seats. Sessions are no item, since SCIM has no call that ends them; whether one
 * outlives its account is tried by the probe.
 */
record Inventory(TargetConfig config, Users users, boolean passwords, Optional<Seats> seats) {

  List<FoundAccess> of(Subject subject) throws ScimException {
    var found = new ArrayList<FoundAccess>();
    for (var user : usersOf(subject)) {
      found.addAll(of(user));
    }
    return List.copyOf(found);
  }

  /** What this one account has; nothing when it is gone. */
  List<FoundAccess> of(AccountRef account) throws ScimException {
    var user = users.find(account);
    return user.isPresent() ? of(user.get()) : List.of();
  }

  private List<FoundAccess> of(ScimUser user) throws ScimException {
    var found = new ArrayList<FoundAccess>();
    found.add(of(user, ItemKind.ACCOUNT, user.userName()).being(Snapshot.of(user.active())));
    if (passwords) {
      found.add(of(user, ItemKind.CREDENTIAL, "password of " + user.userName()));
    }
    if (seats.isPresent()) {
      seats.get().of(user).ifPresent(found::add);
    }
    return found;
  }

  /** Every item but a seat stands and falls with its account. */
  ReadBack readBack(AccessItem item) throws ScimException {
    if (item.kind() == ItemKind.SEAT && seats.isPresent()) {
      return seats.get().readBack(item);
    }
    var name = item.account().name();
    var user = users.find(item.account());
    if (user.isEmpty()) {
      return new ReadBack.Gone("there is no user " + name);
    }
    return user.get().active()
        ? new ReadBack.Present(name + " is active")
        : new ReadBack.Gone(name + " is not active");
  }

  private FoundAccess of(ScimUser user, ItemKind kind, String name) {
    return FoundAccess.of(config.id(), kind, user.account(), user.account().id(), name);
  }

  private List<ScimUser> usersOf(Subject subject) throws ScimException {
    return switch (config.correlateBy()) {
      case SUBJECT_ID ->
          matching("externalId", subject.id(), user -> user.externalId().equals(subject.id()));
      case USER_NAME ->
          matching(
              "userName",
              subject.userName(),
              user -> user.userName().equalsIgnoreCase(subject.userName()));
      case EMAIL ->
          matching(
              "emails.value",
              subject.email(),
              user -> user.hasEmail(String.valueOf(subject.email())));
    };
  }

  /** Looks at each answer again: a server that ignores filters answers with everybody. */
  private List<ScimUser> matching(
      String attribute, @Nullable String value, Predicate<ScimUser> really) throws ScimException {
    if (value == null || value.isEmpty()) {
      return List.of();
    }
    return users.matching(attribute, value).stream().filter(really).toList();
  }
}
