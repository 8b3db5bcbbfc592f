package dev.handback.worker;

import dev.handback.configuration.ConfigurationFile;
import dev.handback.messages.Channels;
import dev.handback.messages.MessagesFile;
import dev.handback.messages.Routing;
import dev.handback.record.message.MessageQueue;
import dev.handback.record.message.Routes;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;

/**
 * Reads {@code messages.yaml}; a wrong line ends the start. Without the property nobody is told
 * anything by message.
 */
@Factory
@Requires(property = Messages.FILE)
final class Messages {
  static final String FILE = "handback.messages-file";

  @Singleton
  Told told(@Property(name = FILE) Path file, WorkerConfig config) {
    var read = MessagesFile.read(file);
    return new Told(read, Channels.of(read, config.secrets(), Clock.systemUTC()));
  }

  @Singleton
  Routes routes(Told told) {
    return new Routing(told.file().value());
  }

  @Singleton
  MessageSending.Ways ways(Told told, MessageQueue queue) {
    return new MessageSending.Ways(told.channels().senders(queue, Clock.systemUTC()));
  }

  /** The file, and the channels that it names. */
  record Told(ConfigurationFile<MessagesFile> file, Channels channels) {}
}
