package dev.handback.api.signin;

import dev.handback.configuration.SecretReference;
import dev.handback.configuration.SecretReferences;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Sign-in with the local user store.
 *
 * @param users {@code users.yaml}
 * @param tokenSecret reference to the secret that signs tokens, at least 32 bytes
 * @param tokenLifetime how long a token is good for
 * @param failuresPerMinute wrong passwords a user name may have in a minute before it has to wait
 */
@ConfigurationProperties("handback.sign-in")
public record SignInSettings(
    Path users,
    String tokenSecret,
    @Bindable(defaultValue = "PT8H") Duration tokenLifetime,
    @Bindable(defaultValue = "10") int failuresPerMinute) {

  /**
   * What pages' forms are told apart from other sites' by: of the same secret, and none of its
   * uses.
   */
  public byte[] formSecret() {
    return ("forms of " + resolveTokenSecret()).getBytes(StandardCharsets.UTF_8);
  }

  /** The secret itself; relative files start in the folder of {@code users.yaml}. */
  String resolveTokenSecret() {
    return SecretReferences.beside(users).resolve(new SecretReference(tokenSecret)).reveal();
  }
}
