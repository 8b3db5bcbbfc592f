package dev.handback.api.intake;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the mass-removal guard's numbers are.
 *
 * @param policyFile the same {@code policy.yaml} as the workers'; without it nothing is held
 */
@ConfigurationProperties("handback")
record GuardSettings(@Nullable Path policyFile) {}
