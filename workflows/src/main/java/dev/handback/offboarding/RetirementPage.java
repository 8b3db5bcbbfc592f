package dev.handback.offboarding;

import dev.handback.offboarding.access.AccountRef;
import dev.handback.offboarding.access.TargetId;
import java.util.List;

/**
 * Some of the accounts of an application that is retired (requirement T6): an offboarding of its
 * own, so that no run grows with the application.
 *
 * @param retirement the offboarding that it is a part of
 * @param number counts the pages of one retirement, from 1
 */
public record RetirementPage(
    OffboardingId retirement, TargetId target, int number, List<AccountRef> accounts) {

  public RetirementPage {
    accounts = List.copyOf(accounts);
  }

  /** The offboarding that this page is: the same page is the same offboarding. */
  public static OffboardingId idOf(OffboardingId retirement, int number) {
    return new OffboardingId(pagesOf(retirement) + number);
  }

  /** What the ids of all pages of a retirement begin with. */
  public static String pagesOf(OffboardingId retirement) {
    return retirement.value() + "-p";
  }
}
