package dev.handback.api.transmitter;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/**
 * A receiver asks whether events arrive (OpenID Shared Signals Framework 1.0, 8.1.4.2).
 *
 * @param state what it wants to hear again; null for nothing
 */
@Serdeable
record VerificationBody(@JsonProperty("stream_id") String streamId, @Nullable String state) {}
