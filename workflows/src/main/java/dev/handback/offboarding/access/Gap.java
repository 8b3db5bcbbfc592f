package dev.handback.offboarding.access;

/** What a target's connector cannot do to anything of this kind: people must. */
public record Gap(TargetId target, ItemKind kind, String why) {

  public boolean concerns(AccessItem item) {
    return item.target().equals(target) && item.kind() == kind;
  }
}
