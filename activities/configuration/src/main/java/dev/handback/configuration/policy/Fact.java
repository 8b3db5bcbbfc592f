package dev.handback.configuration.policy;

import dev.handback.offboarding.Risk;
import dev.handback.offboarding.SubjectKind;
import dev.handback.offboarding.Trigger;
import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.ItemClass;
import dev.handback.offboarding.access.ItemKind;
import dev.handback.offboarding.access.Reversibility;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Something that conditions may ask for: always a text. */
enum Fact {
  SUBJECT_KIND("subject.kind"),
  SUBJECT_ID("subject.id"),
  SUBJECT_EMAIL("subject.email"),
  SUBJECT_DISPLAY_NAME("subject.displayName"),
  SUBJECT_MANAGER_ID("subject.managerId"),
  TRIGGER("trigger"),
  RISK("risk"),
  ITEM_KIND("item.kind"),
  ITEM_CLASS("item.class"),
  ITEM_REVERSIBILITY("item.reversibility"),
  ITEM_NAME("item.name"),
  ITEM_ACCOUNT("item.account"),
  ITEM_SKU("item.sku"),
  TARGET_ID("target.id"),
  TARGET_OWNER("target.owner");

  private final String word;

  Fact(String word) {
    this.word = word;
  }

  /** How conditions call it. */
  String word() {
    return word;
  }

  /** Whether each item has its own. */
  boolean isOfItem() {
    return compareTo(ITEM_KIND) >= 0;
  }

  /** What is not known is an empty text, so that a condition over it is just false. */
  String of(Circumstances circumstances) {
    var item = circumstances.item();
    var value = item == null ? of(circumstances.departure()) : of(circumstances.departure(), item);
    return value == null ? "" : value;
  }

  private @Nullable String of(Departure departure) {
    var subject = departure.subject();
    return switch (this) {
      case SUBJECT_KIND -> subject.kind().name();
      case SUBJECT_ID -> subject.id();
      case SUBJECT_EMAIL -> subject.email();
      case SUBJECT_DISPLAY_NAME -> subject.displayName();
      case SUBJECT_MANAGER_ID -> subject.managerId();
      case TRIGGER -> departure.trigger().name();
      case RISK -> departure.risk().name();
      default -> null;
    };
  }

  private @Nullable String of(Departure departure, AccessItem item) {
    return switch (this) {
      case ITEM_KIND -> item.kind().name();
      case ITEM_CLASS -> item.itemClass().name();
      case ITEM_REVERSIBILITY -> item.reversibility().name();
      case ITEM_NAME -> item.name();
      case ITEM_ACCOUNT -> item.account().name();
      case ITEM_SKU -> item.kind() == ItemKind.SEAT ? item.nativeId() : null;
      case TARGET_ID -> item.target().value();
      case TARGET_OWNER -> item.owner();
      default -> of(departure);
    };
  }

  /** Every value it can have; empty when it can have any. */
  List<String> possible() {
    return switch (this) {
      case SUBJECT_KIND -> names(SubjectKind.values());
      case TRIGGER -> names(Trigger.values());
      case RISK -> names(Risk.values());
      case ITEM_KIND -> names(ItemKind.values());
      case ITEM_CLASS -> names(ItemClass.values());
      case ITEM_REVERSIBILITY -> names(Reversibility.values());
      default -> List.of();
    };
  }

  static Optional<Fact> called(String word) {
    return Arrays.stream(values()).filter(fact -> fact.word.equals(word)).findFirst();
  }

  /** All words, for sentences. */
  static String words() {
    return words(fact -> true);
  }

  /** The words of a departure, for sentences. */
  static String wordsOfDeparture() {
    return words(fact -> !fact.isOfItem());
  }

  private static String words(Predicate<Fact> which) {
    return Arrays.stream(values()).filter(which).map(Fact::word).collect(Collectors.joining(", "));
  }

  private static List<String> names(Enum<?>... values) {
    return Arrays.stream(values).map(Enum::name).toList();
  }
}
