package dev.handback.api.signin;

import dev.handback.offboarding.Subject;
import io.micronaut.security.authentication.Authentication;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who is calling.
 *
 * @param email verified
 * @param personId their id in the system of record; null when it is not known
 * @param aliases other names that they may go by: enough to keep them from what is about them, not
 *     to give them what is owed to such a name
 */
public record Caller(
    String name,
    Collection<String> roles,
    @Nullable String email,
    @Nullable String personId,
    List<String> aliases) {

  private static final String EMAIL = "email";
  private static final String PERSON_ID = "personId";
  private static final String ALIASES = "aliases";
  private static final String MACHINE = "machine";

  public Caller {
    roles = List.copyOf(roles);
    aliases = List.copyOf(aliases);
  }

  /** What a token says of somebody beside name and roles. */
  public static Map<String, Object> attributes(
      @Nullable String email, @Nullable String personId, List<String> aliases) {
    Map<String, Object> attributes = new HashMap<>();
    if (email != null) {
      attributes.put(EMAIL, email);
    }
    if (personId != null) {
      attributes.put(PERSON_ID, personId);
    }
    if (!aliases.isEmpty()) {
      attributes.put(ALIASES, aliases);
    }
    return attributes;
  }

  /** What a machine's token says of whoever made it. */
  public static Map<String, Object> machine(
      @Nullable String email, @Nullable String personId, List<String> aliases) {
    var attributes = attributes(email, personId, aliases);
    attributes.put(MACHINE, true);
    return attributes;
  }

  /** Whether it is a machine that calls, in somebody's name. */
  public static boolean isMachine(Authentication authentication) {
    return Boolean.TRUE.equals(authentication.getAttributes().get(MACHINE));
  }

  /** The caller behind a token. */
  public static Caller of(Authentication authentication) {
    var attributes = authentication.getAttributes();
    return new Caller(
        authentication.getName(),
        authentication.getRoles(),
        attributes.get(EMAIL) instanceof String email ? email : null,
        attributes.get(PERSON_ID) instanceof String id ? id : null,
        attributes.get(ALIASES) instanceof Collection<?> all
            ? all.stream().map(String::valueOf).toList()
            : List.of());
  }

  /** Whether the offboarding is their own: nobody decides about themselves (requirement P5). */
  public boolean is(Subject subject) {
    return isNumbered(subject.id()) || isCalled(subject.email()) || isCalled(subject.userName());
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
    return Stream.concat(certain(), roles.stream()).distinct().toList();
  }

  /** Everything they go by. */
  public List<String> names() {
    return Stream.concat(certain(), aliases.stream()).distinct().toList();
  }

  private Stream<String> certain() {
    return Stream.of(name, email, personId).filter(Objects::nonNull);
  }

  private Stream<String> ownNames() {
    return Stream.concat(Stream.of(name, email == null ? name : email), aliases.stream())
        .map(own -> own.toLowerCase(Locale.ROOT));
  }
}
