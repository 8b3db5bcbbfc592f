package dev.handback.offboarding;

import dev.handback.offboarding.access.AccountRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of an application's accounts.
 *
 * @param own accounts that Handback itself signs in with: untouched
 * @param byHand why only a person can do it; null where the target can be worked on
 */
public record RetirementOutcome(
    int pages, int accounts, List<AccountRef> own, @Nullable String byHand) {

  public RetirementOutcome {
    own = List.copyOf(own);
  }
}
