package dev.handback.offboarding;

import dev.handback.offboarding.access.AccountRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a retirement has come: what its history need not tell again.
 *
 * @param round how often the target's list was read before
 * @param cursor where the list goes on; null at its beginning, and at its end
 * @param listed whether this round has read it to its end
 * @param lastListed ids of what was listed last: a list that moves meanwhile repeats no more
 * @param before how many pages had begun when this round did
 * @param pages how many have begun
 * @param accounts how many accounts are on them
 * @param open numbers of those that are not over
 * @param waiting numbers of those that wait for people or for a target
 * @param own accounts that Handback itself signs in with
 * @param stays ids of accounts that stay by an approved exception
 * @param returned so many pages, from the first on, were told to give back what they took
 */
public record RetirementProgress(
    int round,
    @Nullable String cursor,
    boolean listed,
    List<String> lastListed,
    int before,
    int pages,
    int accounts,
    List<Integer> open,
    List<Integer> waiting,
    List<AccountRef> own,
    List<String> stays,
    int returned) {

  public RetirementProgress {
    lastListed = List.copyOf(lastListed);
    open = List.copyOf(open);
    waiting = List.copyOf(waiting);
    own = List.copyOf(own);
    stays = List.copyOf(stays);
  }

  /** Nothing has begun. */
  static final RetirementProgress NONE = over(0);

  /** So many pages have begun, and all of them are over. */
  static RetirementProgress over(int pages) {
    return new RetirementProgress(
        0, null, false, List.of(), 0, pages, 0, List.of(), List.of(), List.of(), List.of(), 0);
  }
}
