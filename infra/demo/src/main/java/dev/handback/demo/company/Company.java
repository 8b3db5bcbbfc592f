package dev.handback.demo.company;

import dev.handback.offboarding.SubjectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The demo's company: 160 employees, 12 contractors, workloads, a vendor and an application. */
public final class Company {
  public static final String KEYCLOAK = "keycloak";
  public static final String DIRECTORY = "directory";
  public static final String WAREHOUSE = "warehouse";
  public static final String ATELIER = "atelier";
  public static final String CERTIFICATES = "certificates";

  /** The only member of the directory group night-shift. */
  public static final String LAST_MEMBER = "e-1002";

  /** Made an event in the warehouse, which runs with their rights. */
  public static final String EVENT_OWNER = "e-1003";

  /** May do anything in the Keycloak realm. */
  public static final String ADMINISTRATOR = "e-1004";

  /** Signs in with a certificate as well. */
  public static final String CERTIFIED = "e-1006";

  /** Have let the vendor's client act for them in Keycloak. */
  public static final List<String> CONSENTING = List.of("e-1010", "e-1012");

  /** A workload that made a view in the warehouse, which is read with its rights. */
  public static final String VIEW_OWNER = "w-3001";

  /** A workload with accounts in several systems, and a client of its own in Keycloak. */
  public static final String BUILD = "w-3003";

  /** A workload with a client in Keycloak that nobody uses. */
  public static final String FORGOTTEN = "w-3004";

  /** The vendor, with logins, and a client in Keycloak to which employees have consented. */
  public static final String VENDOR = "v-4001";

  private static final int EMPLOYEES = 160;
  private static final int CONTRACTORS = 12;
  private static final String HEAD_OF_COMPANY = "e-1160";
  private static final List<String> DEPARTMENTS =
      List.of("Design", "Engineering", "Sales", "Finance", "Support", "Operations");

  private static final String CONSENT = "has let the vendor's client act for them in Keycloak";

  private static final Map<String, String> STORIES =
      Map.of(
          "e-1001",
          "the demo's leaver",
          LAST_MEMBER,
          "the last member of the directory group night-shift",
          EVENT_OWNER,
          "owns the event sales.nightly_totals in the warehouse",
          ADMINISTRATOR,
          "holds the role realm-admin in Keycloak",
          CERTIFIED,
          "signs in with a certificate as well",
          CONSENTING.getFirst(),
          CONSENT,
          CONSENTING.getLast(),
          CONSENT);

  private Company() {}

  /** Everybody, always the same and in the same order. */
  public static List<Person> people() {
    return Stream.of(
            IntStream.range(0, EMPLOYEES).mapToObj(Company::employee),
            IntStream.range(0, CONTRACTORS).mapToObj(Company::contractor),
            Machines.all())
        .flatMap(people -> people)
        .toList();
  }

  /**
   * The one with this id.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Person person(String id) {
    return people().stream()
        .filter(person -> person.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("Nobody has the id " + id + "."));
  }

  /** Those who leave in the demo, one each time it runs: first Ada. All are on all targets. */
  public static List<Person> leavers() {
    return people().stream().filter(Company::leaves).toList();
  }

  private static boolean leaves(Person person) {
    String story = person.story();
    return story != null && story.contains("leaver");
  }

  private static Person employee(int number) {
    boolean leads = number == EMPLOYEES - 1;
    String department = leads ? "Operations" : DEPARTMENTS.get(number % DEPARTMENTS.size());
    String head = headOf(department);
    String id = "e-" + (1001 + number);
    return new Person(
        id,
        SubjectKind.EMPLOYEE,
        Names.given(number),
        Names.family(number),
        Names.username(number),
        department,
        leads ? null : head.equals(id) ? HEAD_OF_COMPANY : head,
        targets(number),
        seat(number),
        leads ? "heads the company" : head.equals(id) ? "heads " + department : story(number));
  }

  /** Besides the examples, nine more who are on all targets and hold a designer's seat. */
  private static @Nullable String story(int number) {
    boolean leavesLater = number % 8 == 0 && number > 0 && number <= 72;
    return leavesLater
        ? "the demo's leaver when it runs again"
        : STORIES.get("e-" + (1001 + number));
  }

  /** The last of a department to be hired, before the head of the company. */
  private static String headOf(String department) {
    int last =
        EMPLOYEES - 2 - (EMPLOYEES - 2) % DEPARTMENTS.size() + DEPARTMENTS.indexOf(department);
    return "e-" + (1001 + (last > EMPLOYEES - 2 ? last - DEPARTMENTS.size() : last));
  }

  /**
   * Everybody is in Keycloak and the directory, 100 in the warehouse, 80 at Atelier, and one has a
   * certificate.
   */
  private static List<String> targets(int number) {
    List<String> targets = new ArrayList<>(List.of(KEYCLOAK, DIRECTORY));
    if (number % 8 < 5) {
      targets.add(WAREHOUSE);
    }
    if (number % 2 == 0) {
      targets.add(ATELIER);
    }
    if (CERTIFIED.equals("e-" + (1001 + number))) {
      targets.add(CERTIFICATES);
    }
    return targets;
  }

  private static @Nullable String seat(int number) {
    return switch (number % 4) {
      case 0 -> "designer";
      case 2 -> "viewer";
      default -> null;
    };
  }

  private static Person contractor(int number) {
    int name = EMPLOYEES + number;
    List<String> targets =
        number % 3 == 0 ? List.of(KEYCLOAK, DIRECTORY, ATELIER) : List.of(KEYCLOAK, DIRECTORY);
    return new Person(
        "c-" + (2001 + number),
        SubjectKind.CONTRACTOR,
        Names.given(name),
        Names.family(name),
        Names.username(name),
        "Contractors",
        headOf("Engineering"),
        targets,
        number % 3 == 0 ? "viewer" : null,
        null);
  }
}
