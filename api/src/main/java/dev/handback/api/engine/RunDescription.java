package dev.handback.api.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.handback.offboarding.OffboardingRequest;
import dev.handback.offboarding.Risk;
import dev.handback.offboarding.Subject;
import dev.handback.offboarding.Trigger;
import io.temporal.common.Priority;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.time.Instant;
import java.util.Objects;

/** What an operator reads in the Temporal UI before a run did anything, and how urgent it is. */
final class RunDescription {

  /**
   * With an id, the words around them and the 60 bytes that encryption adds, a summary stays below
   * the 400 bytes that Temporal takes.
   */
  private static final int NAME_BYTES = 180;

  private static final int ID_BYTES = 100;

  /** The SDK writes what is not ASCII with a backslash, u and four digits. */
  private static final int ESCAPED_BYTES = 6;

  /** Temporal's own limit: a longer fairness key is refused, and the run with it. */
  private static final int FAIRNESS_KEY_BYTES = 64;

  private static final int CONTAIN_NOW = 1;
  private static final int END_NOW = 2;
  private static final int ORDINARY = 3;

  private RunDescription() {}

  /** For example {@code Termination of Ada L. (e-1001)}. */
  static String summary(OffboardingRequest request) {
    return "%s of %s".formatted(request.trigger().title(), who(request));
  }

  /** For example {@code Return of Ada L. (e-1001), Leave}. */
  static String returnOf(Trigger trigger, Subject subject) {
    return "Return of %s, %s".formatted(who(subject), trigger.title());
  }

  /**
   * The same with the way to the run's own page.
   *
   * @param console the console's address; empty where it is not known
   */
  static String details(OffboardingRequest request, String console) {
    return console.isEmpty()
        ? details(request)
        : "%s- [record](%s/offboardings/%s)\n".formatted(details(request), console, request.id());
  }

  /** Markdown. */
  static String details(OffboardingRequest request) {
    var source = request.source();
    return """
    **%s** of %s, %s
    - effective: %s
    - risk: %s
    - source: %s, event %s, triggered by %s
    - manager: %s
    - received: %s
    """
        .formatted(
            request.trigger().title(),
            who(request),
            request.subject().kind(),
            request.effectiveAt() == null ? "at once" : request.effectiveAt(),
            request.risk(),
            line(source.system()),
            line(source.eventId()),
            line(Objects.requireNonNullElse(source.triggeredBy(), "nobody named")),
            line(Objects.requireNonNullElse(request.subject().managerId(), "not known")),
            request.receivedAt());
  }

  /** RISK goes before everything else; one source's flood starves no other source. */
  static Priority priority(OffboardingRequest request, Instant now) {
    return Priority.newBuilder()
        .setPriorityKey(key(request, now))
        .setFairnessKey(cut(line(request.source().system()), FAIRNESS_KEY_BYTES))
        .build();
  }

  private static int key(OffboardingRequest request, Instant now) {
    if (request.trigger() == Trigger.RISK || request.risk() == Risk.HIGH) {
      return CONTAIN_NOW;
    }
    var effectiveAt = request.effectiveAt();
    var immediate = effectiveAt == null || !effectiveAt.isAfter(now);
    return request.trigger() == Trigger.TERMINATION && immediate ? END_NOW : ORDINARY;
  }

  private static String who(OffboardingRequest request) {
    return who(request.subject());
  }

  private static String who(Subject subject) {
    var id = cutInJson(line(subject.id()), ID_BYTES);
    var label = cutInJson(line(subject.label()), NAME_BYTES);
    return label.equals(id) ? id : "%s (%s)".formatted(label, id);
  }

  /** Names come from outside: they must not break the line or the Markdown around them. */
  private static String line(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cs}`*_\\[\\]<>|#]", " ").strip();
  }

  /** As many whole characters as fit into so many bytes of JSON. */
  private static String cutInJson(String text, int bytes) {
    int end = 0;
    int used = 0;
    while (end < text.length()) {
      int character = text.codePointAt(end);
      used += inJson(character);
      if (used > bytes) {
        return text.substring(0, end);
      }
      end += Character.charCount(character);
    }
    return text;
  }

  private static int inJson(int character) {
    if (character > 0x7f) {
      return ESCAPED_BYTES * Character.charCount(character);
    }
    return character == '"' || character == '\\' ? 2 : 1;
  }

  /** As many whole characters as fit into so many bytes of UTF-8. */
  private static String cut(String text, int bytes) {
    var left = CharBuffer.wrap(text);
    UTF_8.newEncoder().encode(left, ByteBuffer.allocate(bytes), true);
    return text.substring(0, left.position());
  }
}
