package dev.handback.api.oidc;

import dev.handback.api.signin.Roles;
import dev.handback.api.signin.SignInSettings;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Sign-in at an identity provider.
 *
 * @param issuer exactly as the provider's tokens name it
 * @param clientId of the pages
 * @param clientSecret reference to it; null for a public client
 * @param audience that access tokens for calls must name; the client's id where it is not said
 * @param url where browsers reach this api; null to take what each request says
 * @param groupsClaim where tokens name groups, with dots for claims within claims
 * @param roles which groups give a role
 * @param personIdClaim where tokens name the person's id in the system of record; null where not
 * @param session how long pages believe a sign-in before they ask the provider again
 */
@Context
@ConfigurationProperties(OidcSettings.PREFIX)
@Requires(property = SignInSettings.ISSUER)
public record OidcSettings(
    URI issuer,
    String clientId,
    @Nullable String clientSecret,
    @Nullable String audience,
    @Nullable URI url,
    @Bindable(defaultValue = "groups") String groupsClaim,
    @Nullable Map<String, Object> roles,
    @Nullable String personIdClaim,
    @Bindable(defaultValue = "PT30M") Duration session) {

  static final String PREFIX = "handback.sign-in.oidc";

  public OidcSettings {
    var given = new TreeMap<>(roles == null ? Map.<String, Object>of() : roles);
    // the framework adds each element of a list by its number
    given.keySet().removeIf(key -> key.endsWith("]"));
    if (!"https".equals(issuer.getScheme()) && !isHere(issuer.getHost())) {
      throw new IllegalArgumentException(
          PREFIX + ".issuer must begin with https, but on this machine: " + issuer);
    }
    if (given.isEmpty() || !Roles.ALL.containsAll(given.keySet())) {
      throw new IllegalArgumentException(
          "%s.roles must say which groups are %s; it names %s"
              .formatted(PREFIX, String.join(", ", Roles.ALL), given.keySet()));
    }
    roles = Map.copyOf(given);
  }

  /** Who access tokens must be meant for. */
  String wantedAudience() {
    return audience == null ? clientId : audience;
  }

  /** The roles of whoever is in these groups. */
  List<String> rolesOf(Set<String> groups) {
    return Roles.ALL.stream()
        .filter(role -> groupsFor(role).stream().anyMatch(groups::contains))
        .toList();
  }

  private List<String> groupsFor(String role) {
    return switch (roles == null ? null : roles.get(role)) {
      case null -> List.of();
      case Collection<?> many -> many.stream().map(String::valueOf).toList();
      case Object one -> List.of(one.toString());
    };
  }

  private static boolean isHere(@Nullable String host) {
    return "localhost".equals(host)
        || (host != null
            && host.matches("[0-9.]+|\\[.*]")
            && InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")).isLoopbackAddress());
  }
}
