package dev.handback.api.offboarding;

import io.micronaut.serde.annotation.Serdeable;

/** Who owes it instead, and why. */
@Serdeable
record DelegateBody(String to, String reason) {}
