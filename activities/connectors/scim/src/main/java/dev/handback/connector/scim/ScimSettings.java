package dev.handback.connector.scim;

import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import dev.handback.connector.ConnectorException;
import dev.handback.connector.estate.TargetConfig;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What only SCIM targets are told in {@code estate.yaml}.
 *
 * @param lastSignIn the attribute of a user that says when they last signed in
 * @param owner the attribute of a user that names who answers for the account
 */
record ScimSettings(
    Optional<SignInPaths> signIn,
    Optional<SeatPaths> seats,
    Optional<Path> lastSignIn,
    Optional<Path> owner) {

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
    return new ScimSettings(
        signIn(config), seats(config), path(config, "lastSignIn"), path(config, "owner"));
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
    return path(config, "seat")
        .map(sku -> new SeatPaths(sku, config.setting("seatPools", "SeatPools")));
  }

  private static Optional<Path> path(TargetConfig config, String name) {
    if (!config.settings().containsKey(name)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Path.fromString(config.required(name)));
    } catch (BadRequestException e) {
      throw wrong(config, "settings.%s is not a SCIM path".formatted(name), e);
    }
  }

  private static ConnectorException wrong(
      TargetConfig config, String what, @Nullable Exception cause) {
    return new ConnectorException.Misconfigured(
        "estate.yaml: target %s: %s".formatted(config.id(), what), cause);
  }
}
