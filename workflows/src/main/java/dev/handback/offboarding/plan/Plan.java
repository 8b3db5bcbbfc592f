package dev.handback.offboarding.plan;

import dev.handback.offboarding.Digest;
import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.Subject;
import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.AccountRef;
import dev.handback.offboarding.access.FoundAccess;
import dev.handback.offboarding.access.ItemClass;
import dev.handback.offboarding.access.ItemId;
import dev.handback.offboarding.access.ItemKind;
import dev.handback.offboarding.access.Reversibility;
import dev.handback.offboarding.access.TargetBrief;
import dev.handback.offboarding.access.TargetId;
import java.util.List;
import java.util.stream.Collectors;

/** The list of access items (requirement P3): a pure function of what was found and who owns it. */
public record Plan(List<AccessItem> items) {

  public Plan {
    items = List.copyOf(items);
  }

  /** One item for each thing found, in the order it was found, each once. */
  public static Plan from(
      OffboardingId offboarding, List<FoundAccess> found, List<TargetBrief> estate) {
    var owners =
        estate.stream().collect(Collectors.toMap(TargetBrief::id, TargetBrief::owner, (a, b) -> a));
    return new Plan(
        found.stream()
            .map(one -> item(offboarding, one, owners.getOrDefault(one.target(), "unowned")))
            .distinct()
            .toList());
  }

  /** The one item of a run whose subject no target knows: only a person can end it. */
  public static AccessItem unknownSubject(
      OffboardingId offboarding, Subject subject, String owner) {
    var found =
        FoundAccess.of(
            new TargetId("unknown"),
            ItemKind.ACCOUNT,
            new AccountRef(subject.id(), subject.label()),
            subject.id(),
            subject.label());
    return item(offboarding, found, owner);
  }

  /** The one item of an application whose accounts only a person can list. */
  public static AccessItem wholeApplication(
      OffboardingId offboarding, Subject subject, TargetBrief target) {
    var all =
        FoundAccess.of(
            target.id(),
            ItemKind.ACCOUNT,
            new AccountRef("*", "all accounts of " + subject.label()),
            "*",
            "all accounts of " + subject.label());
    return item(offboarding, all, target.owner());
  }

  /** Whatever the subject has at a target that knows people by a name that is not known. */
  public static AccessItem notLookedFor(
      OffboardingId offboarding, Subject subject, TargetBrief target) {
    var name = "whatever %s has".formatted(subject.label());
    var account = new AccountRef("not looked for", name);
    var found = FoundAccess.of(target.id(), ItemKind.ACCOUNT, account, "not looked for", name);
    return item(offboarding, found, target.owner());
  }

  private static AccessItem item(OffboardingId offboarding, FoundAccess found, String owner) {
    return new AccessItem(
        idOf(offboarding, found),
        found.target(),
        found.kind(),
        found.account(),
        found.nativeId(),
        found.name(),
        found.kind() == ItemKind.SEAT ? ItemClass.COST_OPTIMISING : ItemClass.SECURITY_CRITICAL,
        reversibilityOf(found.kind()),
        owner,
        found.monthlyPrice(),
        found.currency(),
        found.snapshot(),
        found.exposed());
  }

  private static Reversibility reversibilityOf(ItemKind kind) {
    return switch (kind) {
      case ACCOUNT, INTEGRATION -> Reversibility.SUSPEND;
      case SESSIONS, CREDENTIAL, ENTITLEMENT, DELEGATION, SEAT -> Reversibility.DELETE;
      case CERTIFICATE -> Reversibility.HARD_DELETE;
    };
  }

  private static ItemId idOf(OffboardingId offboarding, FoundAccess found) {
    return new ItemId(
        "it-"
            + Digest.hex(
                offboarding.value(),
                found.target().value(),
                found.kind().name(),
                found.account().id(),
                found.nativeId()));
  }
}
