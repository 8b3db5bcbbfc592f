package dev.handback.inventory;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Those of the subjects asked for who are known; one of two addresses is in it twice. */
public record KnownSubjects(List<KnownSubject> subjects) {

  static final KnownSubjects NONE = new KnownSubjects(List.of());

  public KnownSubjects {
    subjects = List.copyOf(subjects);
  }

  Set<String> withEmail(@Nullable String email) {
    return named(email, KnownSubject::email);
  }

  Set<String> withUserName(@Nullable String userName) {
    return named(userName, KnownSubject::userName);
  }

  /**
   * Whom a target calls the owner, by id or by address; null when it is nobody known, or several.
   */
  @Nullable String named(@Nullable String owner) {
    var found = withEmail(owner);
    found.addAll(named(owner, KnownSubject::id));
    return found.size() == 1 ? found.iterator().next() : null;
  }

  boolean isMachine(String id) {
    return subjects.stream().anyMatch(subject -> subject.id().equals(id) && subject.isMachine());
  }

  private Set<String> named(
      @Nullable String name, Function<KnownSubject, @Nullable String> knownAs) {
    return name == null
        ? new TreeSet<>()
        : subjects.stream()
            .filter(subject -> name.equalsIgnoreCase(knownAs.apply(subject)))
            .map(KnownSubject::id)
            .collect(Collectors.toCollection(TreeSet::new));
  }
}
