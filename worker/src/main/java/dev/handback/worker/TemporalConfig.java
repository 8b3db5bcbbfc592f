package dev.handback.worker;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/** Where the engine is. */
@ConfigurationProperties("handback.temporal")
public record TemporalConfig(
    @Bindable(defaultValue = "127.0.0.1:7233") String address,
    @Bindable(defaultValue = "handback") String namespace) {}
