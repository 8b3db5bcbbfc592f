package dev.handback.api.scim;

/** What may happen to a provisioned user; {@code sources.yaml} says what follows. */
enum Change {
  DEACTIVATED("user.deactivated"),
  REACTIVATED("user.reactivated"),
  DELETED("user.deleted");

  private final String type;

  Change(String type) {
    this.type = type;
  }

  /** As rules name it. */
  String type() {
    return type;
  }
}
