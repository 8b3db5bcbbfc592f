package dev.handback.api.hold;

import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/** Why it is released or rejected. */
@Serdeable
record HoldBody(@Nullable String comment) {}
