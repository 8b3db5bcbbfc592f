package dev.handback.api.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.handback.api.offboarding.StartOffboarding;
import dev.handback.api.offboarding.Submissions;
import dev.handback.api.problem.FieldError;
import dev.handback.api.problem.Refusal;
import dev.handback.offboarding.SubjectKind;
import dev.handback.record.inventory.KnownPerson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The form that asks for an offboarding, as it was filled in: fields are called as in the body of
 * the API's call, and what is wrong stands at the field.
 *
 * @param values what was typed, by field
 */
public record StartForm(Map<String, String> values, List<FieldError> errors) {

  /** Where a start by hand comes from, unless somebody says where. */
  static final String SYSTEM = "console";

  static final String EVENT = "source.eventId";

  /** Asked for where it is started: a preview needs none. */
  public static final String REASON = "reason";

  private static final String KEEP = "keep";
  private static final String ONLY = "only";

  private static final List<String> PLAIN =
      List.of(
          "subject.kind",
          "subject.id",
          "subject.email",
          "subject.displayName",
          "subject.managerId",
          "trigger",
          "risk",
          "replacement",
          "source.system",
          EVENT,
          "source.triggeredBy",
          REASON);

  private static final List<String> SPECIAL = List.of(TypedTime.DATE, TypedTime.ZONE, KEEP, ONLY);

  public StartForm {
    values = Map.copyOf(values);
    errors = List.copyOf(errors);
  }

  static StartForm empty() {
    return new StartForm(Map.of("source.system", SYSTEM, TypedTime.ZONE, "UTC"), List.of());
  }

  static StartForm about(KnownPerson person) {
    var values = new LinkedHashMap<>(empty().values());
    var kind = person.workload() ? SubjectKind.WORKLOAD : SubjectKind.EMPLOYEE;
    values.put("subject.kind", kind.name());
    values.put("subject.id", person.id());
    if (person.email() != null) {
      values.put("subject.email", person.email());
    }
    return new StartForm(values, List.of());
  }

  static StartForm of(JsonNode sent) {
    var values = new LinkedHashMap<String, String>();
    for (var fields : List.of(PLAIN, SPECIAL)) {
      fields.forEach(field -> values.put(field, sent.path(field).asText("").strip()));
    }
    return new StartForm(values, List.of());
  }

  StartForm with(String field, String value) {
    var changed = new LinkedHashMap<>(values);
    changed.put(field, value);
    return new StartForm(changed, errors);
  }

  StartForm wrong(List<FieldError> wrong) {
    return new StartForm(values, wrong);
  }

  /** What was typed here. */
  public String value(String field) {
    return values.getOrDefault(field, "");
  }

  /** What a form carries on that asks for nothing but the reason. */
  public Map<String, String> hidden() {
    var carried = new LinkedHashMap<>(values);
    carried.remove(REASON);
    return carried;
  }

  /** The field as part of an element's id, where a dot would mean something. */
  public static String id(String field) {
    return field.replace('.', '-');
  }

  /** What is wrong with this field; null when nothing is. */
  public @Nullable String error(String field) {
    return errors.stream()
        .filter(error -> fieldOf(error).equals(field))
        .map(FieldError::detail)
        .findFirst()
        .orElse(null);
  }

  /** The form's field of an error; a list is one field. */
  public static String fieldOf(FieldError error) {
    return error.field().replaceFirst("\\[.*", "");
  }

  /** Whether something of what only some triggers need is filled in or wrong. */
  public boolean special() {
    return List.of(KEEP, ONLY, "replacement").stream()
        .anyMatch(field -> !value(field).isEmpty() || error(field) != null);
  }

  /**
   * What it asks for.
   *
   * @throws Refusal 422 with every wrong field
   */
  StartOffboarding wanted() {
    var wrong = new ArrayList<FieldError>();
    var tree = tree(wrong);
    try {
      var wanted = Submissions.BODY.read(tree);
      if (wrong.isEmpty()) {
        return wanted;
      }
    } catch (Refusal refusal) {
      wrong.addAll(refusal.document().errors());
    }
    throw Refusal.fields(wrong);
  }

  /** The same as the body of the API's call. */
  String json() {
    return tree(new ArrayList<>()).toString();
  }

  private ObjectNode tree(List<FieldError> wrong) {
    var tree = JsonNodeFactory.instance.objectNode();
    tree.putObject("subject");
    tree.putObject("source");
    for (var field : PLAIN) {
      if (!value(field).isEmpty()) {
        var dot = field.indexOf('.');
        var at = dot < 0 ? tree : tree.withObjectProperty(field.substring(0, dot));
        at.put(field.substring(dot + 1), value(field));
      }
    }
    for (var list : List.of(KEEP, ONLY)) {
      if (!value(list).isEmpty()) {
        var names = tree.putArray(list);
        value(list).lines().map(String::strip).filter(it -> !it.isEmpty()).forEach(names::add);
      }
    }
    var at = effectiveAt(wrong);
    if (at != null) {
      tree.put(TypedTime.DATE, at);
    }
    return tree;
  }

  private @Nullable String effectiveAt(List<FieldError> wrong) {
    var date = value(TypedTime.DATE);
    return date.isEmpty() ? null : TypedTime.of(date, value(TypedTime.ZONE), wrong);
  }
}
