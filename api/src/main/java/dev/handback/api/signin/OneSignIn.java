package dev.handback.api.signin;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** There is one way to sign in: local users for a demo, or a provider. Never none, never both. */
@Context
final class OneSignIn {

  private static final Logger LOG = LoggerFactory.getLogger(OneSignIn.class);

  OneSignIn(
      SignInSettings settings, @Property(name = SignInSettings.ISSUER) @Nullable String issuer) {
    if (settings.users() == null && issuer == null) {
      throw new IllegalStateException(
          "Nobody could sign in: set handback.sign-in.oidc.issuer to a provider's address,"
              + " or for a demo handback.sign-in.users to a file of local users");
    }
    if (settings.users() != null && issuer != null) {
      throw new IllegalStateException(
          "There are two ways to sign in: take handback.sign-in.users away (%s),"
                  .formatted(settings.users())
              + " or handback.sign-in.oidc (%s)".formatted(issuer));
    }
    if (issuer == null) {
      LOG.warn("sign-in is by local users, which is for demos and tests");
    }
  }
}
