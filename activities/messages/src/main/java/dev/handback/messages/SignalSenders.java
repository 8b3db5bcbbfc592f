package dev.handback.messages;

import dev.handback.configuration.ConfigurationException;
import dev.handback.configuration.ConfigurationFile;
import dev.handback.configuration.Problem;
import dev.handback.configuration.SecretReferences;
import dev.handback.configuration.UnresolvedSecretException;
import dev.handback.messages.MessagesFile.Retries;
import dev.handback.record.message.MessageQueue;
import dev.handback.record.message.Pace;
import dev.handback.record.message.StreamQueue;
import dev.handback.transmitter.Delivery;
import dev.handback.transmitter.SharedSignalsFile;
import dev.handback.transmitter.SharedSignalsFile.Stream;
import dev.handback.transmitter.Transmitter;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The streams of {@code shared-signals.yaml} that are pushed; the others are fetched. */
public final class SignalSenders {
  /** A session that goes on is worth a look every few seconds at first. */
  private static final Retries RETRIES =
      new Retries(Duration.ofSeconds(5), Duration.ofMinutes(10), Duration.ofDays(3));

  private final Map<String, Channel> channels;

  private SignalSenders(Map<String, Channel> channels) {
    this.channels = channels;
  }

  /**
   * Makes them; nothing is contacted yet.
   *
   * @throws ConfigurationException with every unresolved secret, by file and line
   */
  public static SignalSenders of(
      ConfigurationFile<SharedSignalsFile> read,
      Transmitter transmitter,
      SecretReferences secrets) {
    var problems = new ArrayList<Problem>();
    var channels = new LinkedHashMap<String, Channel>();
    var streams = read.value().streams();
    for (var i = 0; i < streams.size(); i++) {
      var stream = streams.get(i);
      try {
        if (stream.delivery() == Delivery.PUSH) {
          channels.put(StreamQueue.channel(stream.id()), channel(transmitter, stream, secrets));
        }
      } catch (UnresolvedSecretException wrong) {
        var sentence = "stream %s: %s".formatted(stream.id(), wrong.getMessage());
        problems.add(read.problem("/streams/%d/authorization".formatted(i), sentence));
      }
    }
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
    return new SignalSenders(channels);
  }

  /** One sender for each. */
  public List<Sender> senders(MessageQueue queue, Clock clock) {
    Pace.Rule atOnce = (channel, recipient, now) -> Pace.unlimited(now);
    return channels.entrySet().stream()
        .map(one -> new Sender(one.getKey(), one.getValue(), queue, atOnce, RETRIES, clock))
        .toList();
  }

  private static Channel channel(Transmitter transmitter, Stream stream, SecretReferences secrets) {
    var reference = stream.authorization();
    return new SignalsChannel(
        transmitter,
        stream,
        Objects.requireNonNull(stream.url()),
        reference == null ? null : secrets.resolve(reference));
  }
}
