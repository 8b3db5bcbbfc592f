package dev.handback.offboarding.access;

import java.time.Instant;
import java.util.List;

/**
 * What targets said, and which said nothing.
 *
 * @param unreached targets that did not answer, with the reason each
 * @param unsearched targets that answer, but know people by a name that nobody has told; an answer
 *     of before this field has none
 */
public record AccessFound(
    List<FoundAccess> found, List<Unreached> unreached, List<Unsearched> unsearched) {

  public AccessFound {
    found = List.copyOf(found);
    unreached = List.copyOf(unreached);
    unsearched = unsearched == null ? List.of() : List.copyOf(unsearched);
  }

  /** Where every target could be searched. */
  public AccessFound(List<FoundAccess> found, List<Unreached> unreached) {
    this(found, unreached, List.of());
  }

  /** All answers as one. */
  public static AccessFound of(List<AccessFound> answers) {
    return new AccessFound(
        answers.stream().flatMap(answer -> answer.found().stream()).toList(),
        answers.stream().flatMap(answer -> answer.unreached().stream()).toList(),
        answers.stream().flatMap(answer -> answer.unsearched().stream()).toList());
  }

  /** A target at which nobody can be looked for without a name: a person has to (O2). */
  public record Unsearched(TargetId target, String why) {}

  /** A target of which nothing is known yet. */
  public record Unreached(TargetId target, FailureKind kind, String how, Instant at) {}
}
