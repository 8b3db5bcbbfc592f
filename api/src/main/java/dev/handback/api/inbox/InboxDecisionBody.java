package dev.handback.api.inbox;

import io.micronaut.serde.annotation.Serdeable;

/** Why an event is replayed or put aside. */
@Serdeable
record InboxDecisionBody(String reason) {}
