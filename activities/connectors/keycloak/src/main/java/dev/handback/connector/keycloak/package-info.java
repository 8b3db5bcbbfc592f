/** Keycloak: sessions, offline tokens, credentials, groups, roles and accounts of one realm. */
@NullMarked
package dev.handback.connector.keycloak;

import org.jspecify.annotations.NullMarked;
