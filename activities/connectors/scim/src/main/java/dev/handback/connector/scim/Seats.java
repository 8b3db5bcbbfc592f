package dev.handback.connector.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.scim2.common.GenericScimResource;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.messages.PatchOperation;
import dev.handback.connector.ConnectorException;
import dev.handback.connector.CountsSeats.SeatReading;
import dev.handback.connector.ReadBack;
import dev.handback.connector.Removal;
import dev.handback.connector.estate.TargetConfig;
import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.AccountRef;
import dev.handback.offboarding.access.FoundAccess;
import dev.handback.offboarding.access.ItemKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Paid seats: who holds which, giving one back, making it another, and the vendor's own count. */
record Seats(TargetConfig config, Users users, ScimSettings.SeatPaths paths) {

  private static final Pattern ISO_4217 = Pattern.compile("[A-Z]{3}");

  /** The seat that a user holds, with the price that the estate or else the vendor names. */
  Optional<FoundAccess> of(ScimUser user) throws ScimException {
    var sku = sku(user);
    return sku.isEmpty() ? Optional.empty() : Optional.of(priced(user, sku.get()));
  }

  Removal release(AccessItem seat) throws ScimException {
    if (!holds(seat)) {
      return new Removal.AlreadyAbsent(missing(seat));
    }
    users.patch(seat.account(), PatchOperation.remove(paths.sku()));
    if (holds(seat)) {
      throw new ConnectorException.Conflict(
          "%s took the removal of %s and still shows it".formatted(config.id(), name(seat)), null);
    }
    var left = users.find(seat.account());
    return new Removal.Removed(
        "%s removed; read back: %s".formatted(paths.sku(), missing(seat)),
        List.of(),
        left.isEmpty() ? null : left.get().fingerprint());
  }

  Removal change(AccessItem seat, String to) throws ScimException {
    if (!holds(seat)) {
      return new Removal.AlreadyAbsent(missing(seat));
    }
    users.patch(seat.account(), PatchOperation.replace(paths.sku(), to));
    var left = users.find(seat.account());
    if (left.isEmpty()) {
      return new Removal.AlreadyAbsent(missing(seat));
    }
    var shown = sku(left.get());
    if (!shown.equals(Optional.of(to))) {
      throw new ConnectorException.Conflict(
          "%s took the change of %s to '%s' and shows %s"
              .formatted(config.id(), name(seat), to, shown.orElse("none")),
          null);
    }
    return new Removal.Removed(
        "%s replaced; read back: '%s' instead of %s".formatted(paths.sku(), to, name(seat)),
        List.of(),
        left.get().fingerprint());
  }

  SeatReading count(AccessItem seat) throws ScimException {
    var pool = pool(seat.nativeId());
    if (!pool.path("used").isIntegralNumber()) {
      throw new ConnectorException.Misconfigured(
          "%s/%s does not say how many are used".formatted(paths.pools(), seat.nativeId()), null);
    }
    return new SeatReading(
        pool.path("purchased").asInt(-1),
        pool.path("used").asInt(),
        users.count(paths.sku(), seat.nativeId()),
        holds(seat));
  }

  ReadBack readBack(AccessItem seat) throws ScimException {
    return holds(seat)
        ? new ReadBack.Present("%s holds the seat %s".formatted(seat.account().name(), name(seat)))
        : new ReadBack.Gone(missing(seat));
  }

  private FoundAccess priced(ScimUser user, String sku) throws ScimException {
    var price = config.seat(sku);
    if (price != null) {
      return seat(user.account(), sku, price.monthlyPrice(), price.currency());
    }
    var pool = pool(sku);
    var currency = pool.path("currency").asText();
    if (!ISO_4217.matcher(currency).matches()) {
      throw new ConnectorException.Misconfigured(
          "%s/%s has the currency '%s', which is no ISO 4217 code: name the price in the estate"
              .formatted(paths.pools(), sku, currency),
          null);
    }
    return seat(user.account(), sku, pool.path("monthlyPrice").decimalValue(), currency);
  }

  private FoundAccess seat(AccountRef account, String sku, BigDecimal price, String currency) {
    return new FoundAccess(
        config.id(), ItemKind.SEAT, account, sku, sku + " seat", price, currency);
  }

  private boolean holds(AccessItem seat) throws ScimException {
    var user = users.find(seat.account());
    return user.isPresent() && sku(user.get()).equals(Optional.of(seat.nativeId()));
  }

  private Optional<String> sku(ScimUser user) throws ScimException {
    return user.text(paths.sku());
  }

  private JsonNode pool(String sku) throws ScimException {
    return users
        .http()
        .scim()
        .retrieve(paths.pools(), Users.encoded(sku), GenericScimResource.class)
        .getObjectNode();
  }

  private static String missing(AccessItem seat) {
    return "%s holds no %s seat".formatted(seat.account().name(), name(seat));
  }

  private static String name(AccessItem seat) {
    return "'" + seat.nativeId() + "'";
  }
}
