package dev.handback.offboarding;

import java.util.Locale;

/** The event that starts an offboarding (requirements T1 to T10). */
public enum Trigger {
  TERMINATION,
  ROLE_CHANGE,
  LEAVE,
  CONTRACT_END,
  VENDOR_END,
  APPLICATION_RETIREMENT,
  RISK,
  POLICY,
  INACTIVITY,
  WORKLOAD_RETIREMENT;

  /** What nobody starts alone, whatever the risk: it is about everybody (requirements P5, P7). */
  public boolean isMassRemoval() {
    return this == APPLICATION_RETIREMENT;
  }

  /** Whether somebody goes, or goes elsewhere: what they use together with others is not theirs. */
  public boolean isAboutPerson() {
    return switch (this) {
      case TERMINATION, ROLE_CHANGE, LEAVE, CONTRACT_END, VENDOR_END, RISK -> true;
      case APPLICATION_RETIREMENT, POLICY, INACTIVITY, WORKLOAD_RETIREMENT -> false;
    };
  }

  /** Whether all access is to be gone afterwards, also what nobody had found by then. */
  public boolean endsEverything() {
    return this == TERMINATION || this == CONTRACT_END;
  }

  /** The trigger as people write it, for example {@code Role change}. */
  public String title() {
    return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
