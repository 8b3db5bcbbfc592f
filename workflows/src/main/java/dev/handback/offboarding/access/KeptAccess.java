package dev.handback.offboarding.access;

/**
 * One thing that was found and stays (requirement T2: what stays is stated).
 *
 * @param why one sentence for the record
 */
public record KeptAccess(
    TargetId target, ItemKind kind, AccountRef account, String nativeId, String name, String why) {

  public static KeptAccess of(FoundAccess found, String why) {
    return new KeptAccess(
        found.target(), found.kind(), found.account(), found.nativeId(), found.name(), why);
  }
}
