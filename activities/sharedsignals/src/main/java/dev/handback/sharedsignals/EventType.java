package dev.handback.sharedsignals;

import java.util.Set;

/** The event types that mean something here, as CAEP 1.0, RISC 1.0 and SSF 1.0 name them. */
final class EventType {

  private static final String CAEP = "https://schemas.openid.net/secevent/caep/event-type/";
  private static final String RISC = "https://schemas.openid.net/secevent/risc/event-type/";
  private static final String STREAM = "https://schemas.openid.net/secevent/ssf/event-type/";

  static final String ACCOUNT_DISABLED = RISC + "account-disabled";
  static final String ACCOUNT_PURGED = RISC + "account-purged";
  static final String VERIFICATION = STREAM + "verification";
  static final String STREAM_UPDATED = STREAM + "stream-updated";

  /** What an offboarding does at an identity provider, which tells us of it like of any other's. */
  private static final Set<String> OURS_TOO =
      Set.of(
          ACCOUNT_DISABLED,
          RISC + "sessions-revoked",
          CAEP + "session-revoked",
          CAEP + "credential-change");

  private EventType() {}

  /** Whether an offboarding causes it by itself. */
  static boolean mayBeOurs(String type) {
    return OURS_TOO.contains(type);
  }

  /** Why it starts nothing where no rule is about it. */
  static String whyNothing(String type) {
    if (type.equals(VERIFICATION)) {
      return "the transmitter tries its stream: it arrives";
    }
    if (type.equals(STREAM_UPDATED)) {
      return "the transmitter has changed its stream";
    }
    return type.startsWith(CAEP) || type.startsWith(RISC)
        ? "understood, and by this source's rules of no consequence: " + type
        : "no rule of this source is about " + type;
  }
}
