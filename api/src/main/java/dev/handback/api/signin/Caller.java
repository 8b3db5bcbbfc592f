package dev.handback.api.signin;

import dev.handback.offboarding.Subject;
import io.micronaut.security.authentication.Authentication;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who is calling.
 *
 * @param personId their id in the system of record; null when the user store does not know it
 */
public record Caller(
    String name, Collection<String> roles, @Nullable String email, @Nullable String personId) {

  static final String EMAIL = "email";
  static final String PERSON_ID = "personId";

  public Caller {
    roles = List.copyOf(roles);
  }

  /** The caller behind a token. */
  public static Caller of(Authentication authentication) {
    var attributes = authentication.getAttributes();
    return new Caller(
        authentication.getName(),
        authentication.getRoles(),
        attributes.get(EMAIL) instanceof String email ? email : null,
        attributes.get(PERSON_ID) instanceof String id ? id : null);
  }

  /** Whether the offboarding is their own: nobody decides about themselves (requirement P5). */
  public boolean is(Subject subject) {
    return isNumbered(subject.id())
        || isCalled(subject.email())
        || isCalled(subject.userName());
  }

  /** Whether an id of the system of record is theirs. */
  public boolean isNumbered(String id) {
    return id.equals(personId) || isCalled(id);
  }

  /** Whether a name on the record means this person. */
  public boolean isCalled(@Nullable String other) {
    return other != null && ownNames().anyMatch(other.toLowerCase(Locale.ROOT)::equals);
  }

  /** Everything an obligation of theirs may be assigned to: themselves by any name, their roles. */
  public List<String> assignees() {
    return Stream.concat(names().stream(), roles.stream()).distinct().toList();
  }

  /** Everything they go by. */
  public List<String> names() {
    return Stream.of(name, email, personId).filter(Objects::nonNull).distinct().toList();
  }

  private Stream<String> ownNames() {
    return Stream.of(name, email == null ? name : email).map(own -> own.toLowerCase(Locale.ROOT));
  }
}
