package dev.handback.messages;

import dev.handback.record.message.MessageKind;

/** What programs call the kinds of messages. A wire format: add names, never change them. */
final class MessageTypes {

  private MessageTypes() {}

  static String of(MessageKind kind) {
    return switch (kind) {
      case OWED -> "obligation.opened";
      case REMINDED -> "obligation.reminded";
      case ESCALATED -> "obligation.escalated";
      case DELEGATED -> "obligation.delegated";
      case ANSWERED -> "obligation.answered";
      case LAPSED -> "obligation.lapsed";
      case SLA_BREACHED -> "obligation.sla_breached";
      case STARTED -> "offboarding.started";
      case SEALED -> "offboarding.sealed";
      case RESCINDED -> "offboarding.rescinded";
      case CAME_BACK -> "offboarding.access_came_back";
      case SESSIONS_REVOKED -> "offboarding.sessions_revoked";
      case ACCOUNTS_DISABLED -> "offboarding.accounts_disabled";
      case ACCOUNTS_ENABLED -> "offboarding.accounts_enabled";
      case HELD -> "event.held";
      case NEEDS_PERSON -> "event.needs_person";
    };
  }

  /** Whether somebody owes what it is about: only then is it clear who is to hear of it. */
  static boolean isOwed(MessageKind kind) {
    return of(kind).startsWith("obligation.");
  }
}
