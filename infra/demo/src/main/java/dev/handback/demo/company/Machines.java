package dev.handback.demo.company;

import dev.handback.offboarding.SubjectKind;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What works for the company without being a person: workloads, a vendor, an application. */
final class Machines {
  private Machines() {}

  static Stream<Person> all() {
    return Stream.of(
        machine(
            Company.VIEW_OWNER,
            SubjectKind.WORKLOAD,
            "svc-nightly-report",
            "a workload whose view sales.monthly_totals others read",
            null,
            Company.WAREHOUSE,
            Company.DIRECTORY),
        machine(
            "w-3002",
            SubjectKind.WORKLOAD,
            "bot-thumbnails",
            "a bot that holds a paid seat",
            "designer",
            Company.ATELIER),
        machine(
            Company.BUILD,
            SubjectKind.WORKLOAD,
            "svc-build",
            "a workload with an account in several systems, a client in Keycloak and two"
                + " certificates, the older of them renewed",
            null,
            Company.KEYCLOAK,
            Company.DIRECTORY,
            Company.WAREHOUSE,
            Company.CERTIFICATES),
        machine(
            Company.FORGOTTEN,
            SubjectKind.WORKLOAD,
            "svc-newsletter",
            "a workload whose client in Keycloak nobody uses",
            null,
            Company.KEYCLOAK),
        machine(
            Company.VENDOR,
            SubjectKind.VENDOR,
            "vendor-paperclip",
            "a vendor's login in Keycloak and the warehouse, and a client that employees trust",
            null,
            Company.KEYCLOAK,
            Company.WAREHOUSE),
        machine(
            "a-5001",
            SubjectKind.APPLICATION,
            "app-crm",
            "an application that reads the directory and the warehouse",
            null,
            Company.DIRECTORY,
            Company.WAREHOUSE));
  }

  private static Person machine(
      String id,
      SubjectKind kind,
      String name,
      String story,
      @Nullable String seat,
      String... targets) {
    String type = name.substring(0, name.indexOf('-'));
    return new Person(id, kind, type, name, name, "Machines", null, List.of(targets), seat, story);
  }
}
