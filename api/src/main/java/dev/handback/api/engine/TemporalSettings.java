package dev.handback.api.engine;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import org.jspecify.annotations.Nullable;

/**
 * Where Temporal is.
 *
 * @param address host and port of its gRPC frontend
 * @param payloadKeys reference to the keys of payloads; without them payloads stay clear
 */
@ConfigurationProperties("handback.temporal")
public record TemporalSettings(
    @Bindable(defaultValue = "127.0.0.1:7233") String address,
    @Bindable(defaultValue = "handback") String namespace,
    @Nullable String payloadKeys) {}
