package dev.handback.api.signin;

import dev.handback.configuration.SecretReference;
import dev.handback.configuration.SecretReferences;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Sign-in.
 *
 * @param users {@code users.yaml}, for demos and tests; null where a provider signs people in
 * @param tokenSecret reference to the secret that signs our own tokens, at least 32 bytes
 * @param tokenLifetime how long a token is good for
 * @param failuresPerMinute wrong passwords a user name may have in a minute before it has to wait
 */
@ConfigurationProperties("handback.sign-in")
public record SignInSettings(
    @Nullable Path users,
    String tokenSecret,
    @Bindable(defaultValue = "PT8H") Duration tokenLifetime,
    @Bindable(defaultValue = "10") int failuresPerMinute) {

  /** Set where a provider signs people in. */
  public static final String ISSUER = "handback.sign-in.oidc.issuer";

  public SignInSettings {
    // what a variable that is not set leaves
    users = users == null || users.toString().isBlank() ? null : users;
  }

  /**
   * What pages' forms are told apart from other sites' by: of the same secret, and none of its
   * uses.
   */
  public byte[] formSecret() {
    return ("forms of " + resolveTokenSecret()).getBytes(StandardCharsets.UTF_8);
  }

  /** A secret; relative files start in the folder of {@code users.yaml}, or where we run. */
  public String resolve(String reference) {
    var secrets = users == null ? SecretReferences.in(Path.of("")) : SecretReferences.beside(users);
    return secrets.resolve(new SecretReference(reference)).reveal();
  }

  String resolveTokenSecret() {
    return resolve(tokenSecret);
  }
}
