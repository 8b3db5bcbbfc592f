package dev.handback.configuration;

/** A secret reference leads nowhere. */
public final class UnresolvedSecretException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnresolvedSecretException(SecretReference reference, String why) {
    super("secret %s cannot be resolved: %s".formatted(reference, why));
  }
}
