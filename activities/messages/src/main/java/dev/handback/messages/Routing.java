package dev.handback.messages;

import dev.handback.messages.MessagesFile.RouteEntry;
import dev.handback.record.message.Announcement;
import dev.handback.record.message.MessageKind;
import dev.handback.record.message.Route;
import dev.handback.record.message.Routes;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who is told of what, as {@code messages.yaml} says. Everybody is told once by each channel. */
public final class Routing implements Routes {
  private final MessagesFile file;

  public Routing(MessagesFile file) {
    this.file = file;
  }

  @Override
  public List<Route> of(Announcement announcement) {
    return file.routes().stream()
        .filter(entry -> fits(entry, announcement))
        .flatMap(entry -> routes(entry, announcement))
        .distinct()
        .toList();
  }

  @Override
  public boolean tell(MessageKind kind) {
    return file.routes().stream().anyMatch(entry -> entry.tell().contains(kind));
  }

  private static boolean fits(RouteEntry entry, Announcement announcement) {
    var owed = announcement.owed();
    return entry.tell().contains(announcement.kind())
        && (entry.of() == null || (owed != null && entry.of().contains(owed.kind())))
        && (entry.assignees() == null
            || (owed != null && entry.assignees().contains(owed.assignee())));
  }

  private Stream<Route> routes(RouteEntry entry, Announcement announcement) {
    var channel = Objects.requireNonNull(file.find(entry.by()));
    if (channel.kind() != ChannelKind.MAIL) {
      return Stream.of(new Route(channel.name(), channel.name(), channel.name()));
    }
    var owed = announcement.owed();
    var names = entry.to() == null && owed != null ? List.of(owed.assignee()) : entry.to();
    return names == null
        ? Stream.empty()
        : names.stream().map(name -> new Route(channel.name(), name, mailOf(name)));
  }

  private @Nullable String mailOf(String name) {
    var known = file.recipient(name);
    var mail = known == null || known.mail() == null ? name : known.mail();
    return MailAddress.isOne(mail) ? mail : null;
  }
}
