package dev.handback.demo.leaver;

import dev.handback.demo.company.Payroll;
import dev.handback.demo.company.Person;
import dev.handback.demo.stack.DemoStack;
import dev.handback.demo.stack.Facts;
import dev.handback.demo.stack.Part;
import dev.handback.estate.EstateException;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody who still has what the leaver had: the password, and whatever was open. It knows nothing
 * of Handback and goes to each target as any client would.
 */
public final class Outsider implements AutoCloseable {
  private final List<Door> doors;

  private Outsider(List<Door> doors) {
    this.doors = List.copyOf(doors);
  }

  /** A way in, held open from before. */
  interface Door extends AutoCloseable {
    /** Goes through again: with the old password, and with what was kept. */
    List<Try> again();

    @Override
    void close();
  }

  /** Where the doors are and what opens them. */
  public record Keys(
      String username,
      String password,
      String tokenEndpoint,
      String clientId,
      String directoryUrl,
      String userDn,
      String warehouseUrl,
      String atelierUrl) {

    /** This person's, at the four targets with accounts. */
    public static Keys of(DemoStack stack, Person person) {
      Facts facts = stack.facts();
      Facts.Target keycloak = facts.target(Part.KEYCLOAK);
      Facts.Target directory = facts.target(Part.DIRECTORY);
      return new Keys(
          person.username(),
          Payroll.open(stack.home().file("people.json")).password(person),
          keycloak.text("tokenEndpoint"),
          keycloak.text("clientId"),
          directory.url(),
          directory.text("userDn").replace("{username}", person.username()),
          "jdbc:" + facts.target(Part.WAREHOUSE).url() + "/sales?sslMode=DISABLED",
          facts.target(Part.ATELIER).url().replace("/scim/v2", ""));
    }

    @Override
    public String toString() {
      return "Keys[" + username + "]";
    }
  }

  /**
   * Signs in everywhere, keeps what it gets, and sees that all of it works: a later refusal proves
   * nothing where there never was a way in.
   *
   * @throws EstateException when a target does not let the person in as it is
   */
  public static Outsider signIn(Keys keys) {
    return signIn(keys, Part.withAccounts());
  }

  /** The same where this person has an account. */
  public static Outsider signIn(DemoStack stack, Person person) {
    return signIn(
        Keys.of(stack, person),
        Part.withAccounts().stream().filter(target -> person.isOn(target.label())).toList());
  }

  private static Outsider signIn(Keys keys, List<Part> targets) {
    List<Door> doors = new ArrayList<>();
    for (Part target : targets) {
      doors.add(
          switch (target) {
            case KEYCLOAK -> KeycloakDoor.open(keys);
            case DIRECTORY -> new DirectoryDoor(keys);
            case WAREHOUSE -> WarehouseDoor.open(keys);
            case ATELIER -> AtelierDoor.open(keys);
            default -> throw new IllegalArgumentException(target + " has no accounts");
          });
    }
    Outsider outsider = new Outsider(doors);
    outsider.again().stream()
        .filter(one -> !one.letIn())
        .findFirst()
        .ifPresent(shut -> {
          outsider.close();
          throw new EstateException(
              "%s does not get in before leaving: %s, %s"
                  .formatted(keys.username(), shut.what(), shut.answer()));
        });
    return outsider;
  }

  /** Tries everything again. */
  public List<Try> again() {
    return doors.stream().flatMap(door -> door.again().stream()).toList();
  }

  @Override
  public void close() {
    doors.forEach(Door::close);
  }
}
