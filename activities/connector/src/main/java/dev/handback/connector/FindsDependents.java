package dev.handback.connector;

import dev.handback.offboarding.access.AccountRef;
import java.util.List;

/** Knows what would break without an account (stage S3). */
public interface FindsDependents {

  /** One sentence for each dependent. Empty when there is none. */
  List<String> findDependents(AccountRef account);
}
