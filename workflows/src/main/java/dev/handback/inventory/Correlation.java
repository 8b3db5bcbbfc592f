package dev.handback.inventory;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whose an account is (requirements P1, P2, P8). Any number of accounts may be one subject's, at
 * one target or at several; a shared or pooled one is nobody's own, whatever its name says.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "correlation")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Correlation.Person.class, name = "PERSON"),
  @JsonSubTypes.Type(value = Correlation.Workload.class, name = "WORKLOAD"),
  @JsonSubTypes.Type(value = Correlation.Owned.class, name = "OWNED"),
  @JsonSubTypes.Type(value = Correlation.Dependent.class, name = "DEPENDENT"),
  @JsonSubTypes.Type(value = Correlation.Quarantined.class, name = "QUARANTINED")
})
public sealed interface Correlation {

  /** Somebody's own. */
  record Person(String subject) implements Correlation {}

  /**
   * A program's, with the person or team that answers for it.
   *
   * @param subject null where only the estate says that it is a workload's
   */
  record Workload(@Nullable String subject, String owner) implements Correlation {}

  /** Shared or pooled: nobody's own, somebody answers for it. */
  record Owned(String owner) implements Correlation {}

  /** It hangs on a person whom the target names as its owner: found when that person leaves. */
  record Dependent(String on) implements Correlation {}

  /** Nobody can tell; it is given to a person to find out. */
  record Quarantined(String why, String to) implements Correlation {}

  /** Decides it. */
  static Correlation of(ListedAccount account, SyncTerms terms, KnownSubjects known) {
    if (account.own()) {
      // never asked about: whoever disabled it would end Handback itself
      return new Workload(null, ownerOf(account, terms));
    }
    return switch (terms.kindOf(account)) {
      case SHARED, POOLED -> new Owned(ownerOf(account, terms));
      case SERVICE -> machine(account, terms, known);
      case PERSON, UNKNOWN -> person(account, terms, known);
    };
  }

  private static Correlation person(ListedAccount account, SyncTerms terms, KnownSubjects known) {
    var subjects = subjects(account, terms, known);
    if (subjects.size() > 1) {
      var why = "several known subjects are called so: " + String.join(", ", subjects);
      return new Quarantined(why, terms.quarantineTo());
    }
    if (subjects.isEmpty()) {
      return dependentOr(account, known, "no known subject is called so", terms);
    }
    var subject = subjects.iterator().next();
    return known.isMachine(subject)
        ? new Workload(subject, ownerOf(account, terms))
        : new Person(subject);
  }

  /** The person who owns it goes before the team: with them it loses its owner. */
  private static Correlation machine(ListedAccount account, SyncTerms terms, KnownSubjects known) {
    var subjects = subjects(account, terms, known);
    var subject = subjects.size() == 1 ? subjects.iterator().next() : null;
    if (known.named(account.owner()) == null && (subject != null || terms.isWorkload(account))) {
      return new Workload(subject, ownerOf(account, terms));
    }
    return dependentOr(account, known, "a program's account of which no owner is known", terms);
  }

  private static Correlation dependentOr(
      ListedAccount account, KnownSubjects known, String why, SyncTerms terms) {
    var owner = known.named(account.owner());
    return owner == null ? new Quarantined(why, terms.quarantineTo()) : new Dependent(owner);
  }

  /**
   * An id is the system of record's own word; an address or a name must be known to be anybody's.
   */
  private static Set<String> subjects(ListedAccount account, SyncTerms terms, KnownSubjects known) {
    var names = account.names();
    return switch (terms.correlateBy()) {
      case SUBJECT_ID ->
          Stream.ofNullable(names.subjectId()).collect(Collectors.toCollection(TreeSet::new));
      case EMAIL -> known.withEmail(names.email());
      case USER_NAME -> known.withUserName(names.userName());
    };
  }

  private static String ownerOf(ListedAccount account, SyncTerms terms) {
    return account.owner() == null ? terms.owner() : account.owner();
  }
}
