package dev.handback.api.console;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * The pages.
 *
 * @param temporalUi where Temporal's own UI is, without a slash at the end; empty for no links to
 *     it
 * @param namespace of the runs
 */
@ConfigurationProperties("handback.console")
public record ConsoleSettings(
    @Bindable(defaultValue = "") String temporalUi,
    @Bindable(defaultValue = "handback") String namespace) {}
