package dev.handback.api.offboarding;

import io.micronaut.serde.annotation.Serdeable;

/** Why the event is taken back. */
@Serdeable
record RescindBody(String reason) {}
