package dev.handback.messages;

import dev.handback.configuration.ConfigurationException;
import dev.handback.configuration.ConfigurationFile;
import dev.handback.configuration.Problem;
import dev.handback.configuration.SecretReference;
import dev.handback.offboarding.obligation.ObligationKind;
import dev.handback.record.message.MessageKind;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code messages.yaml}: who is told of what, by which channel, and when not.
 *
 * @param console where links lead, without a slash at the end
 */
public record MessagesFile(
    URI console,
    List<ChannelEntry> channels,
    @Nullable List<Recipient> recipients,
    List<RouteEntry> routes,
    @Nullable QuietHours quietHours,
    @Nullable DigestRule digest,
    @Nullable Retries retries) {

  public MessagesFile {
    channels = List.copyOf(channels);
    recipients = recipients == null ? List.of() : List.copyOf(recipients);
    routes = List.copyOf(routes);
  }

  /**
   * Reads and checks the file.
   *
   * @throws ConfigurationException with every problem, by file and line
   */
  public static ConfigurationFile<MessagesFile> read(Path file) {
    var read = ConfigurationFile.read(file, "messages.schema.json", MessagesFile.class);
    var problems = new ArrayList<Problem>();
    var value = read.value();
    var names = value.channels().stream().map(ChannelEntry::name).toList();
    for (var i = 0; i < names.size(); i++) {
      if (names.indexOf(names.get(i)) < i) {
        problems.add(
            read.problem(
                "/channels/" + i + "/name", "channel %s is there twice".formatted(names.get(i))));
      }
    }
    for (var i = 0; i < value.routes().size(); i++) {
      var wrong = value.wrongWith(value.routes().get(i));
      if (wrong != null) {
        problems.add(read.problem("/routes/" + i + "/by", wrong));
      }
    }
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
    return read;
  }

  private @Nullable String wrongWith(RouteEntry route) {
    var channel = find(route.by());
    if (channel == null) {
      return "there is no channel %s".formatted(route.by());
    }
    if (channel.kind() != ChannelKind.MAIL) {
      return route.to() == null
          ? null
          : "channel %s has one address: leave out to".formatted(route.by());
    }
    return route.to() == null && !route.tell().stream().allMatch(MessageTypes::isOwed)
        ? "nobody owes an offboarding or an event: say to whom a mail about it goes"
        : null;
  }

  /** The channel of this name; null when there is none. */
  @Nullable ChannelEntry find(String name) {
    return channels.stream().filter(one -> one.name().equals(name)).findFirst().orElse(null);
  }

  /** Who is meant by a name; null for one that the file does not know. */
  @Nullable Recipient recipient(String name) {
    return Objects.requireNonNull(recipients).stream()
        .filter(one -> one.name().equalsIgnoreCase(name))
        .findFirst()
        .orElse(null);
  }

  Retries retrying() {
    return retries == null ? Retries.USUAL : retries;
  }

  /**
   * One way out.
   *
   * @param url a reference for Slack and Teams, whose addresses are secrets; null for mail
   * @param secret the password of a mail server, or the key that a webhook is signed with
   */
  public record ChannelEntry(
      String name,
      ChannelKind kind,
      @Nullable String url,
      @Nullable SecretReference secret,
      @Nullable String host,
      @Nullable Integer port,
      @Nullable MailSecurity security,
      @Nullable String username,
      @Nullable String from) {}

  /** How a mail server is spoken to. */
  public enum MailSecurity {
    /** TLS from the first byte. */
    TLS,

    /** Nothing is sent unless the server begins TLS. */
    STARTTLS,

    /** In the clear. */
    NONE
  }

  /** Somebody, or a role, whom the record calls {@code name}. */
  public record Recipient(String name, @Nullable String mail, @Nullable ZoneId timeZone) {}

  /**
   * Who is told of what.
   *
   * @param of only these obligations; null for all
   * @param assignees only where one of these owes it; null for anybody
   * @param to names of recipients or addresses; null for whoever owes it
   */
  public record RouteEntry(
      List<MessageKind> tell,
      @Nullable List<ObligationKind> of,
      @Nullable List<String> assignees,
      String by,
      @Nullable List<String> to) {

    public RouteEntry {
      tell = List.copyOf(tell);
    }
  }

  /** When only what is urgent goes out, by the recipient's clock, else by that of this zone. */
  public record QuietHours(LocalTime from, LocalTime to, ZoneId timeZone) {}

  /** More than so many to one recipient within the time become one. */
  public record DigestRule(int moreThan, Duration within) {}

  /** The gap doubles from the first to the longest one. */
  public record Retries(Duration first, Duration longest, Duration giveUpAfter) {
    static final Retries USUAL =
        new Retries(Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofDays(3));
  }
}
