package dev.handback.configuration.hr;

import com.fasterxml.jackson.core.JsonPointer;
import dev.handback.offboarding.SubjectKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How one person is asked for.
 *
 * @param path below the API's URL, with {@code {id}}
 * @param body JSON with {@code {id}} perhaps: the call is a POST then
 * @param person where the answer has what
 * @param employed what the status says of somebody who works there still
 * @param kinds what the source calls a kind of subject
 * @param within so long it is tried before a person has to decide; 4 h by default
 * @param unknown what it means that the API knows nobody of that id
 */
public record Fetch(
    String path,
    @Nullable String body,
    Person person,
    List<String> employed,
    Map<String, SubjectKind> kinds,
    Duration within,
    Unknown unknown) {

  private static final Duration USUAL_TIME = Duration.ofHours(4);

  public Fetch {
    employed = employed == null ? List.of() : List.copyOf(employed);
    kinds = kinds == null ? Map.of() : Map.copyOf(kinds);
    within = Objects.requireNonNullElse(within, USUAL_TIME);
    unknown = Objects.requireNonNullElse(unknown, Unknown.ASK);
  }

  /** One that says nothing of how long it may take. */
  Fetch(String path, Person person, List<String> employed) {
    this(path, null, person, employed, Map.of(), USUAL_TIME, Unknown.ASK);
  }

  /** The same, with what is missing taken from another. */
  Fetch orElse(Fetch usual) {
    return new Fetch(
        Objects.requireNonNullElse(path, usual.path),
        body == null && path == null ? usual.body : body,
        Objects.requireNonNullElse(person, usual.person),
        employed.isEmpty() ? usual.employed : employed,
        kinds,
        within,
        unknown);
  }

  /** What it means that the API knows nobody of that id. */
  public enum Unknown {
    /** A person has to decide. */
    ASK,

    /** Whoever left is not there any more: it goes on with what is known. */
    LEFT
  }

  /** Where a person's facts are, as RFC 6901 pointers. */
  public record Person(
      @Nullable JsonPointer email,
      @Nullable JsonPointer displayName,
      @Nullable JsonPointer managerId,
      @Nullable JsonPointer kind,
      @Nullable JsonPointer effectiveAt,
      @Nullable JsonPointer status) {}
}
