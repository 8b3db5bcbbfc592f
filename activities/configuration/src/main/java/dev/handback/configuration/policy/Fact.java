package dev.handback.configuration.policy;

import dev.handback.offboarding.Risk;
import dev.handback.offboarding.SubjectKind;
import dev.handback.offboarding.Trigger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Something that conditions may ask for: always a text. */
enum Fact {
  SUBJECT_KIND("subject.kind"),
  SUBJECT_ID("subject.id"),
  SUBJECT_EMAIL("subject.email"),
  SUBJECT_DISPLAY_NAME("subject.displayName"),
  SUBJECT_MANAGER_ID("subject.managerId"),
  TRIGGER("trigger"),
  RISK("risk");

  private final String word;

  Fact(String word) {
    this.word = word;
  }

  /** How conditions call it. */
  String word() {
    return word;
  }

  /** What a source does not know is an empty text, so that a condition over it is just false. */
  String of(Departure departure) {
    var subject = departure.subject();
    var value =
        switch (this) {
          case SUBJECT_KIND -> subject.kind().name();
          case SUBJECT_ID -> subject.id();
          case SUBJECT_EMAIL -> subject.email();
          case SUBJECT_DISPLAY_NAME -> subject.displayName();
          case SUBJECT_MANAGER_ID -> subject.managerId();
          case TRIGGER -> departure.trigger().name();
          case RISK -> departure.risk().name();
        };
    return value == null ? "" : value;
  }

  /** Every value it can have; empty when it can have any. */
  List<String> possible() {
    return switch (this) {
      case SUBJECT_KIND -> names(SubjectKind.values());
      case TRIGGER -> names(Trigger.values());
      case RISK -> names(Risk.values());
      case SUBJECT_ID, SUBJECT_EMAIL, SUBJECT_DISPLAY_NAME, SUBJECT_MANAGER_ID -> List.of();
    };
  }

  static Optional<Fact> called(String word) {
    return Arrays.stream(values()).filter(fact -> fact.word.equals(word)).findFirst();
  }

  /** All words, for sentences. */
  static String words() {
    return Arrays.stream(values()).map(Fact::word).collect(Collectors.joining(", "));
  }

  private static List<String> names(Enum<?>... values) {
    return Arrays.stream(values).map(Enum::name).toList();
  }
}
