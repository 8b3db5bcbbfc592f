package dev.handback.configuration.hr;

import dev.handback.configuration.SecretReference;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A token by OAuth 2.0 client credentials (RFC 6749, 4.4).
 *
 * @param tokenUrl nothing but the credentials is sent there
 * @param scope null for the client's usual one
 */
public record ClientCredentials(
    URI tokenUrl, String clientId, SecretReference clientSecret, @Nullable String scope) {}
