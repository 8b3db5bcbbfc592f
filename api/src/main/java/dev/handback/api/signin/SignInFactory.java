package dev.handback.api.signin;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.security.token.jwt.signature.SignatureGeneratorConfiguration;
import io.micronaut.security.token.jwt.signature.secret.SecretSignature;
import io.micronaut.security.token.jwt.signature.secret.SecretSignatureConfiguration;
import jakarta.inject.Named;
import java.util.Objects;

/** What sign-in is made of, built from settings at start so that mistakes show at once. */
@Factory
final class SignInFactory {

  @Context
  @Requires(missingProperty = SignInSettings.ISSUER)
  LocalUsers users(SignInSettings settings, OneSignIn checked) {
    return LocalUsers.read(Objects.requireNonNull(settings.users(), checked::toString));
  }

  /**
   * HS256; the same bean signs and checks. Declared by its interface: the class itself is bound to
   * properties, and without this bean the framework makes and takes unsigned tokens.
   */
  @Context
  @Named("generator")
  SignatureGeneratorConfiguration tokenSignature(SignInSettings settings) {
    var configuration = new SecretSignatureConfiguration("generator");
    configuration.setSecret(settings.resolveTokenSecret());
    return new SecretSignature(configuration);
  }
}
