package dev.handback.transmitter;

import dev.handback.record.message.MessageKind;

/** The events that receivers can ask for. Their addresses are those of CAEP 1.0 and RISC 1.0. */
public enum SignalEvent {
  SESSION_REVOKED(
      MessageKind.SESSIONS_REVOKED,
      "https://schemas.openid.net/secevent/caep/event-type/session-revoked",
      "An offboarding ordered all sessions of this subject to end."),
  ACCOUNT_DISABLED(
      MessageKind.ACCOUNTS_DISABLED,
      "https://schemas.openid.net/secevent/risc/event-type/account-disabled",
      "An offboarding disabled every account of this subject that was found."),
  ACCOUNT_ENABLED(
      MessageKind.ACCOUNTS_ENABLED,
      "https://schemas.openid.net/secevent/risc/event-type/account-enabled",
      "An offboarding was taken back: the accounts of this subject are there again.");

  private final MessageKind kind;
  private final String type;
  private final String reason;

  SignalEvent(MessageKind kind, String type, String reason) {
    this.kind = kind;
    this.type = type;
    this.reason = reason;
  }

  /** What of the record it tells. */
  MessageKind kind() {
    return kind;
  }

  /** The event's type in a token. */
  public String type() {
    return type;
  }

  /** One sentence for the receiver's administrators. */
  String reason() {
    return reason;
  }
}
