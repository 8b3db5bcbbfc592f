package dev.handback.connector.scim;

import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.exceptions.ScimException;
import dev.handback.connector.Position;
import dev.handback.inventory.AccountKind;
import dev.handback.inventory.AccountNames;
import dev.handback.inventory.AccountPage;
import dev.handback.inventory.ListedAccount;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lists all users by SCIM's own pages, with what the estate says the application tells of them. */
record AccountLister(Users users, ScimSettings settings) {

  /** The user types of people that RFC 7643, section 4.1.1 names. */
  private static final Set<String> OF_PEOPLE =
      Set.of("contractor", "employee", "intern", "temp", "external");

  AccountPage list(@Nullable String cursor, int limit) throws ScimException {
    Position.Part<ScimUser> part =
        Position.of(cursor).read(limit, users::all, user -> user.account().id());
    var accounts = new ArrayList<ListedAccount>();
    for (var user : part.entries()) {
      accounts.add(listed(user));
    }
    return new AccountPage(accounts, part.cursor());
  }

  private ListedAccount listed(ScimUser user) throws ScimException {
    var seat = settings.seats();
    return new ListedAccount(
        user.account(),
        new AccountNames(blankToNull(user.externalId()), user.email(), user.userName()),
        OF_PEOPLE.contains(user.userType()) ? AccountKind.PERSON : AccountKind.UNKNOWN,
        text(user, settings.owner()).orElse(null),
        user.active(),
        text(user, settings.lastSignIn()).flatMap(AccountLister::time).orElse(null),
        seat.isEmpty() ? null : user.text(seat.get().sku()).orElse(null),
        null);
  }

  private static Optional<String> text(ScimUser user, Optional<Path> attribute)
      throws ScimException {
    return attribute.isEmpty() ? Optional.empty() : user.text(attribute.get());
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException noTime) {
      return Optional.empty(); // RFC 7643 allows a time without a zone, which says nothing certain
    }
  }

  private static @Nullable String blankToNull(String text) {
    return text.isBlank() ? null : text;
  }
}
