package dev.handback.connector.scim;

import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import dev.handback.connector.ConnectorException;
import dev.handback.connector.estate.TargetConfig;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What only SCIM targets are told in {@code estate.yaml}. */
record ScimSettings(Optional<SignInPaths> signIn, Optional<SeatPaths> seats) {

  /** Where the application's own sign-in is. */
  record SignInPaths(URI signIn, URI me, URI signOut) {}

  /**
   * Where seats are found.
   *
   * @param sku the attribute of a user that holds the SKU
   * @param pools the endpoint with one resource for each SKU
   */
  record SeatPaths(Path sku, String pools) {}

  static ScimSettings of(TargetConfig config) {
    var scheme = String.valueOf(config.url().getScheme());
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw wrong(config, "url is not http or https", null);
    }
    return new ScimSettings(signIn(config), seats(config));
  }

  private static Optional<SignInPaths> signIn(TargetConfig config) {
    if (!config.settings().containsKey("signIn")) {
      return Optional.empty();
    }
    return Optional.of(
        new SignInPaths(
            resolved(config, "signIn"), resolved(config, "me"), resolved(config, "signOut")));
  }

  private static URI resolved(TargetConfig config, String name) {
    try {
      return config.url().resolve(config.required(name));
    } catch (IllegalArgumentException e) {
      throw wrong(config, "settings.%s is not a path".formatted(name), e);
    }
  }

  private static Optional<SeatPaths> seats(TargetConfig config) {
    if (!config.settings().containsKey("seat")) {
      return Optional.empty();
    }
    try {
      var sku = Path.fromString(config.required("seat"));
      return Optional.of(new SeatPaths(sku, config.setting("seatPools", "SeatPools")));
    } catch (BadRequestException e) {
      throw wrong(config, "settings.seat is not a SCIM path", e);
    }
  }

  private static ConnectorException wrong(
      TargetConfig config, String what, @Nullable Exception cause) {
    return new ConnectorException.Misconfigured(
        "estate.yaml: target %s: %s".formatted(config.id(), what), cause);
  }
}
