package dev.handback.offboarding;

import dev.handback.offboarding.access.AccountRef;
import dev.handback.offboarding.access.TargetId;

/**
 * The one account that an offboarding is about, of which nobody can tell whose it is (requirement
 * P8).
 *
 * @param why why nobody can tell, as the rest of a sentence
 * @param to who is to find out
 */
public record Unclaimed(TargetId target, AccountRef account, String why, String to) {

  private static final String PREFIX = "unclaimed-";

  /** Whoever it is, under a name of its own: no word about it is one about anybody else. */
  public Subject subject() {
    var id = PREFIX + Digest.hex(target.value(), account.id());
    var name = "%s of %s, nobody's".formatted(account.name(), target);
    return new Subject(SubjectKind.WORKLOAD, id, null, name, null);
  }

  /** Whether a subject stands for an account of which nobody can tell whose it is. */
  public static boolean isUnclaimed(Subject subject) {
    return subject.id().startsWith(PREFIX);
  }
}
