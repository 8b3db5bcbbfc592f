package dev.handback.worker;

import dev.handback.configuration.ConfigurationFile;
import dev.handback.configuration.SecretReferences;
import dev.handback.messages.SignalSenders;
import dev.handback.record.message.MessageQueue;
import dev.handback.record.message.Routes;
import dev.handback.transmitter.SharedSignalsFile;
import dev.handback.transmitter.SignalRoutes;
import dev.handback.transmitter.Transmitter;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;

/**
 * Reads {@code shared-signals.yaml}; a wrong line ends the start. Without the property no
 * application is told anything.
 */
@Factory
@Requires(property = SentSignals.FILE)
final class SentSignals {
  static final String FILE = "handback.shared-signals-file";

  @Singleton
  Listening listening(@Property(name = FILE) Path file) {
    var secrets = SecretReferences.beside(file);
    var read = SharedSignalsFile.read(file);
    var transmitter = Transmitter.of(read, secrets);
    return new Listening(read, SignalSenders.of(read, transmitter, secrets));
  }

  @Singleton
  Routes signalRoutes(Listening listening) {
    return new SignalRoutes(listening.file().value());
  }

  @Singleton
  MessageSending.Ways signalWays(Listening listening, MessageQueue queue) {
    return new MessageSending.Ways(listening.senders().senders(queue, Clock.systemUTC()));
  }

  /** The file, and what it has pushed. */
  record Listening(ConfigurationFile<SharedSignalsFile> file, SignalSenders senders) {}
}
