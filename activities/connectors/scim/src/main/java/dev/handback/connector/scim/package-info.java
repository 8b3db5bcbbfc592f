/**
 * Applications that are managed by SCIM 2.0 (RFC 7644), with or without paid seats and a sign-in of
 * their own.
 */
@NullMarked
package dev.handback.connector.scim;

import org.jspecify.annotations.NullMarked;
