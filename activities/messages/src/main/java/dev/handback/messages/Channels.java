package dev.handback.messages;

import dev.handback.configuration.ConfigurationException;
import dev.handback.configuration.ConfigurationFile;
import dev.handback.configuration.Problem;
import dev.handback.configuration.ResolvedSecret;
import dev.handback.configuration.SecretReference;
import dev.handback.configuration.SecretReferences;
import dev.handback.configuration.UnresolvedSecretException;
import dev.handback.messages.MessagesFile.ChannelEntry;
import dev.handback.record.message.MessageQueue;
import jakarta.mail.internet.AddressException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The ways out that {@code messages.yaml} names. */
public final class Channels {
  private final MessagesFile file;
  private final Map<String, Channel> all;

  private Channels(MessagesFile file, Map<String, Channel> all) {
    this.file = file;
    this.all = all;
  }

  /**
   * Makes them; nothing is contacted yet.
   *
   * @throws ConfigurationException with every unresolved secret and wrong address, by file and line
   */
  public static Channels of(
      ConfigurationFile<MessagesFile> read, SecretReferences secrets, Clock clock) {
    var file = read.value();
    var problems = new ArrayList<Problem>();
    var all = new LinkedHashMap<String, Channel>();
    for (var i = 0; i < file.channels().size(); i++) {
      var entry = file.channels().get(i);
      try {
        all.put(entry.name(), channel(file, entry, secrets, clock));
      } catch (IllegalArgumentException | UnresolvedSecretException wrong) {
        var sentence = "channel %s: %s".formatted(entry.name(), wrong.getMessage());
        problems.add(read.problem("/channels/" + i, sentence));
      }
    }
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
    return new Channels(file, all);
  }

  /** One sender for each. */
  public List<Sender> senders(MessageQueue queue, Clock clock) {
    var pacing = new Pacing(file);
    return all.entrySet().stream()
        .map(one -> new Sender(one.getKey(), one.getValue(), queue, pacing, file.retrying(), clock))
        .toList();
  }

  private static Channel channel(
      MessagesFile file, ChannelEntry entry, SecretReferences secrets, Clock clock) {
    var letters = new Letters(file, Words.english());
    return switch (entry.kind()) {
      case MAIL -> mail(entry, secret(entry, secrets), letters);
      case SLACK -> new SlackChannel(secretAddress(entry, secrets), letters);
      case TEAMS -> new TeamsChannel(secretAddress(entry, secrets), letters);
      case WEBHOOK ->
          new WebhookChannel(
              new HttpPost(URI.create(Objects.requireNonNull(entry.url()))),
              new WebhookSignature(Objects.requireNonNull(secret(entry, secrets))),
              file.console(),
              clock);
    };
  }

  private static Channel mail(
      ChannelEntry entry, @Nullable ResolvedSecret password, Letters letters) {
    try {
      MailAddress.parsed(Objects.requireNonNull(entry.from()));
    } catch (AddressException wrong) {
      throw new IllegalArgumentException("from is no mail address", wrong);
    }
    return new MailChannel(entry, password, letters);
  }

  private static @Nullable ResolvedSecret secret(ChannelEntry entry, SecretReferences secrets) {
    return entry.secret() == null ? null : secrets.resolve(entry.secret());
  }

  private static HttpPost secretAddress(ChannelEntry entry, SecretReferences secrets) {
    var reference = new SecretReference(Objects.requireNonNull(entry.url()));
    var address = secrets.resolve(reference).reveal();
    try {
      return new HttpPost(new URI(address));
    } catch (URISyntaxException wrong) {
      // its message would be the secret
      throw new IllegalArgumentException("what " + reference + " holds is no address");
    }
  }
}
