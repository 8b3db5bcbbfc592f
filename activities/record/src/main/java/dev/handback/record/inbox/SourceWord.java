package dev.handback.record.inbox;

import dev.handback.offboarding.OffboardingRequest;
import dev.handback.offboarding.Subject;

/**
 * One word of a system of record about one subject and trigger. Words of one system about the same
 * subject and trigger belong together (requirements T1, T4, T12).
 *
 * @param request whom it is about, and the offboarding that it starts if it is the first
 * @param by who is on the record for it: the system, or the operator who submitted it; the subject
 *     where it was they who caused it, so that it counts as little as their own word does (P5)
 * @param saying the word as a sentence, for the record
 */
public record SourceWord(OffboardingRequest request, Meaning meaning, String by, String saying) {

  /** That access ends. */
  public static SourceWord leaves(OffboardingRequest request, String by) {
    var system = request.source().system();
    var who = by.equals(system) ? speaker(request) : by;
    return new SourceWord(request, Meaning.LEAVES, who, origin(request));
  }

  /** The same, about the subject as it is known better. */
  SourceWord about(Subject known) {
    return known.equals(request.subject())
        ? this
        : new SourceWord(request.about(known), meaning, by, saying);
  }

  /** That access stays after all. */
  public static SourceWord takesBack(OffboardingRequest request, Meaning meaning, String why) {
    var by = speaker(request);
    return new SourceWord(request, meaning, by, "%s, %s".formatted(why, origin(request)));
  }

  private static String speaker(OffboardingRequest request) {
    var cause = request.source().triggeredBy();
    return cause != null && request.subject().signsAs(cause) ? cause : request.source().system();
  }

  private static String origin(OffboardingRequest request) {
    var source = request.source();
    var told = "told by %s in event %s".formatted(source.system(), source.eventId());
    var cause = source.triggeredBy() == null ? "" : ", caused by " + source.triggeredBy();
    var why = request.reason() == null ? "" : ": " + request.reason();
    return told + cause + why;
  }
}
