package dev.handback.api.transmitter;

import dev.handback.configuration.SecretReferences;
import dev.handback.transmitter.SharedSignalsFile;
import dev.handback.transmitter.Transmitter;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import java.nio.file.Path;

/** Reads {@code shared-signals.yaml}, the workers' own, so that a mistake shows at the start. */
@Factory
@Requires(property = TransmitterFactory.FILE)
final class TransmitterFactory {
  static final String FILE = "handback.shared-signals-file";

  @Context
  Transmitter transmitter(@Property(name = FILE) Path file) {
    return Transmitter.of(SharedSignalsFile.read(file), SecretReferences.beside(file));
  }
}
