package dev.handback.demo.company;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.handback.offboarding.SubjectKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody or something that works for the demo's company.
 *
 * @param id the HR system's id
 * @param username the part of the mail address before the {@code @}, and the name on every target
 * @param managerId the manager's id; null for the head of the company and for what is no person
 * @param targets the ids of the targets with an account
 * @param seat the SKU of the paid seat at Atelier; null without one
 * @param story what this person is the example of; null when nobody's example
 */
public record Person(
    String id,
    SubjectKind kind,
    String givenName,
    String familyName,
    String username,
    String department,
    @Nullable String managerId,
    List<String> targets,
    @Nullable String seat,
    @Nullable String story) {

  public Person {
    targets = List.copyOf(targets);
  }

  public String displayName() {
    return givenName + " " + familyName;
  }

  public String email() {
    return username + "@example.com";
  }

  public boolean isOn(String target) {
    return targets.contains(target);
  }

  /** Whether this person's account can be taken for an experiment. */
  @JsonIgnore
  public boolean isFree() {
    return kind == SubjectKind.EMPLOYEE && story == null;
  }
}
