package dev.handback.offboarding.obligation;

import java.util.Locale;

/** What kind of thing is owed. */
public enum ObligationKind {
  /** An owner decides about an item. */
  SIGN_OFF,

  /** A word before anything is touched. */
  APPROVAL,

  /** A person removes or attests what no connector can. */
  MANUAL_REMOVAL,

  /** Access that stays for a time, approved. */
  EXCEPTION,

  /** A target did not do its part; retries go on while its SLA clock runs (O3). */
  CONNECTOR_DEBT,

  /** A seat stays until somebody says that a legal hold is over (L3). */
  LEGAL_HOLD,

  /** A seat stays until somebody says that what it kept is transferred (L3). */
  DATA_TRANSFER,

  /** No target knows the subject; a person must say who it is. */
  IDENTIFY_SUBJECT;

  /** As people write it, for example {@code Sign off}. */
  public String title() {
    return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
