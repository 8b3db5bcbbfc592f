package dev.handback.api.hold;

import io.micronaut.serde.annotation.Serdeable;

/** The offboarding that a decision was about. */
@Serdeable
record HoldAnswer(String offboardingId) {}
