package dev.handback.api.webhook;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.nio.file.Path;

/**
 * Intake by webhook.
 *
 * @param file {@code sources.yaml}
 */
@ConfigurationProperties("handback.sources")
record WebhookSettings(Path file) {}
