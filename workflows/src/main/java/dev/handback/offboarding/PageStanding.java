package dev.handback.offboarding;

import java.util.List;

/**
 * How a page of a retirement stands (requirement T6).
 *
 * @param state WAITING once only people, dates or a target that fell behind are left; otherwise how
 *     it ended
 * @param stays ids of accounts that stay by an approved exception
 */
public record PageStanding(int number, OffboardingState state, List<String> stays) {

  public PageStanding {
    stays = List.copyOf(stays);
  }

  /** Nothing is left that the run could do now. */
  static PageStanding waiting(int number) {
    return new PageStanding(number, OffboardingState.WAITING, List.of());
  }
}
