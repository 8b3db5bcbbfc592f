package dev.handback.messages;

import dev.handback.messages.Letter.Fact;
import dev.handback.messages.Letter.Note;
import dev.handback.messages.MessagesFile.QuietHours;
import dev.handback.record.message.Announcement;
import dev.handback.record.message.Announcement.Owed;
import dev.handback.record.message.Envelope;
import dev.handback.record.message.MessageKind;
import java.net.URI;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts messages into words, for one recipient and in their time zone. */
final class Letters {
  private static final ZoneId UTC = ZoneId.of("UTC");

  private final MessagesFile file;
  private final Words words;

  Letters(MessagesFile file, Words words) {
    this.file = file;
    this.words = words;
  }

  Letter of(Envelope envelope) {
    var zone = zoneOf(envelope.recipient());
    var all = envelope.announcements();
    var notes = all.stream().map(one -> note(one, zone)).toList();
    var subject =
        all.size() == 1
            ? notes.getFirst().title()
            : words.of("digest.subject", all.size(), owed(all));
    return new Letter(
        words.language(), oneLine(subject), notes, words.of("footer", envelope.recipient()));
  }

  /** Where one message leads. */
  static URI link(URI console, Announcement announcement) {
    var owed = announcement.owed();
    var event = announcement.event();
    if (owed != null) {
      return URI.create(console + "/tasks/" + owed.id());
    }
    return event != null && announcement.kind() == MessageKind.NEEDS_PERSON
        ? URI.create(console + "/inbox/" + event.id())
        : URI.create(console + "/offboardings/" + announcement.offboarding());
  }

  private static String linkText(Announcement announcement) {
    if (announcement.owed() != null) {
      return "link.task";
    }
    return announcement.kind() == MessageKind.NEEDS_PERSON ? "link.event" : "link.offboarding";
  }

  private Note note(Announcement announcement, ZoneId zone) {
    var kind = announcement.kind();
    var owed = announcement.owed();
    var about = announcement.about().label();
    var title =
        owed == null
            ? words.of("title." + kind, about, words.word(announcement.about().trigger()))
            : words.of("title." + kind, about, words.word(owed.kind()));
    return new Note(
        oneLine(title),
        words.of("lead." + kind, owed == null ? "" : words.at(owed.dueAt(), zone)),
        facts(announcement, zone),
        words.of(linkText(announcement)),
        link(file.console(), announcement));
  }

  private List<Fact> facts(Announcement announcement, ZoneId zone) {
    var facts = new ArrayList<Fact>();
    var about = announcement.about();
    facts.add(fact("fact.about", "%s (%s)".formatted(about.label(), about.id())));
    facts.add(fact("fact.trigger", words.word(about.trigger())));
    var owed = announcement.owed();
    if (owed != null) {
      facts.addAll(owed(owed, zone));
    }
    var event = announcement.event();
    if (event != null) {
      facts.add(fact("fact.source", event.source()));
      facts.add(fact("fact.why", event.why()));
    }
    if (announcement.linked() != null) {
      facts.add(fact("fact.linked", announcement.linked().value()));
    }
    return facts;
  }

  private List<Fact> owed(Owed owed, ZoneId zone) {
    var target = owed.target() == null ? null : owed.target().value();
    return Stream.of(
            fact("fact.what", words.word(owed.kind())),
            optional("fact.target", target),
            fact("fact.why", owed.why()),
            fact("fact.assignee", owed.assignee()),
            fact("fact.due", words.at(owed.dueAt(), zone)),
            optional("fact.by", owed.by()))
        .filter(Objects::nonNull)
        .toList();
  }

  private Fact fact(String key, String value) {
    return new Fact(words.of(key), oneLine(value));
  }

  private @Nullable Fact optional(String key, @Nullable String value) {
    return value == null ? null : fact(key, value);
  }

  private String owed(List<Announcement> all) {
    var owed = all.stream().filter(one -> one.owed() != null).count();
    return words.of("digest.owed", owed);
  }

  private ZoneId zoneOf(String recipient) {
    var known = file.recipient(recipient);
    if (known != null && known.timeZone() != null) {
      return known.timeZone();
    }
    QuietHours quiet = file.quietHours();
    return quiet == null ? UTC : quiet.timeZone();
  }

  /** A line break in a name would be a header of its own in a mail. */
  private static String oneLine(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
  }
}
