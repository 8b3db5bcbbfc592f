package dev.handback.record.evidence;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** Only a process that is given the signing key can seal. */
@Factory
final class SealSignerFactory {
  private static final String SIGNING_KEY = "handback.record.signing-key";

  @Singleton
  @Requires(property = SIGNING_KEY)
  SealSigner sealSigner(@Property(name = SIGNING_KEY) String reference) {
    return new SealSigner(SigningKeys.load(reference));
  }
}
