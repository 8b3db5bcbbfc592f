package dev.handback.demo.stack;

import java.util.Locale;

/** Every preset of a system of record, ready to receive, and the one of them that is also asked. */
enum Sender {
  BAMBOOHR,
  STANDARD_WEBHOOKS(Secret.STANDARD_WEBHOOKS),
  FINCH(Secret.BASE64),
  HIBOB,
  DEEL,
  GUSTO,
  MERGE,
  RIPPLING("form", "application/x-www-form-urlencoded", Secret.TEXT),
  PERSONIO,
  WORKDAY(Secret.USER_AND_PASSWORD),
  OKTA,
  /** What stands in for an HR system here: it signs as BambooHR does, and says who and no more. */
  PERSONNEL;

  /** How the sender's pages write a secret. */
  enum Secret {
    TEXT,
    BASE64,
    STANDARD_WEBHOOKS,
    USER_AND_PASSWORD
  }

  private final String ending;
  private final String contentType;
  private final Secret secret;

  Sender() {
    this(Secret.TEXT);
  }

  Sender(Secret secret) {
    this("json", "application/json", secret);
  }

  Sender(String ending, String contentType, Secret secret) {
    this.ending = ending;
    this.contentType = contentType;
    this.secret = secret;
  }

  /** The name of its source. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The name of its source's scheme. */
  String scheme() {
    return this == PERSONNEL ? BAMBOOHR.label() : label();
  }

  /** The template of a termination in the sender's own form. */
  String sample() {
    return label() + ".sample." + ending;
  }

  String contentType() {
    return contentType;
  }

  Secret secret() {
    return secret;
  }
}
