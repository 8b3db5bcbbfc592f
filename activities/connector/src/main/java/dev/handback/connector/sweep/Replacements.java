package dev.handback.connector.sweep;

import dev.handback.connector.FindsAccess;
import dev.handback.connector.ReadBack;
import dev.handback.connector.ReadsBack;
import dev.handback.offboarding.Subject;
import dev.handback.offboarding.SubjectKind;
import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.FoundAccess;
import dev.handback.offboarding.access.ItemClass;
import dev.handback.offboarding.access.ItemId;
import dev.handback.offboarding.access.ItemKind;
import dev.handback.offboarding.access.ReplacementFound;
import dev.handback.offboarding.access.Reversibility;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;

/** Whether whoever takes over is active at a target (requirement L4). */
final class Replacements {

  private static final String NOT_ACTIVE_YET = "NOT_ACTIVE_YET";

  private Replacements() {}

  /**
   * Answers when they are.
   *
   * @throws ApplicationFailure retryable, while they are not
   */
  static ReplacementFound seek(Target target, String name) {
    if (!(target.connector() instanceof FindsAccess finds)) {
      throw notYet("the connector of %s cannot say who is there".formatted(target.id()));
    }
    return finds.findAccess(subject(name)).stream()
        .filter(found -> found.kind() == ItemKind.ACCOUNT)
        .filter(account -> isActive(target, account))
        .findFirst()
        .map(account ->
            new ReplacementFound(
                "replacement %s is active at %s as %s"
                    .formatted(name, target.id(), account.account().name())))
        .orElseThrow(() -> notYet("%s is not active at %s yet".formatted(name, target.id())));
  }

  /** Events name people by the system of record's id or by their address. */
  private static Subject subject(String name) {
    var address = name.contains("@") ? name : null;
    return new Subject(SubjectKind.EMPLOYEE, name, address, null, null);
  }

  /** An account that nobody can look into counts as active when it is there. */
  private static boolean isActive(Target target, FoundAccess account) {
    return !(target.connector() instanceof ReadsBack reads)
        || reads.readBack(item(account)) instanceof ReadBack.Present;
  }

  private static AccessItem item(FoundAccess account) {
    return new AccessItem(
        new ItemId("replacement"),
        account.target(),
        account.kind(),
        account.account(),
        account.nativeId(),
        account.name(),
        ItemClass.SECURITY_CRITICAL,
        Reversibility.SUSPEND,
        "nobody",
        null,
        null);
  }

  /** Waiting is no error: it fills no log. */
  private static ApplicationFailure notYet(String message) {
    return ApplicationFailure.newBuilder()
        .setType(NOT_ACTIVE_YET)
        .setMessage(message)
        .setCategory(ApplicationErrorCategory.BENIGN)
        .build();
  }
}
