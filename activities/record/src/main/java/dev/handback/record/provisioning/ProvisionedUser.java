package dev.handback.record.provisioning;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user as its identity provider last described it.
 *
 * @param source the identity provider
 * @param id ours, which the provider names in its addresses
 * @param externalId the provider's own
 * @param resource the user as RFC 7643 writes it, as JSON, without a password
 * @param version begins with 1 and grows by one with each change
 */
public record ProvisionedUser(
    String source,
    String id,
    String userName,
    @Nullable String externalId,
    boolean active,
    String resource,
    long version,
    Instant createdAt,
    Instant changedAt) {}
