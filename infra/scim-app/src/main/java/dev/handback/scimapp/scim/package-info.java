/** The SCIM 2.0 surface (RFC 7643, RFC 7644) under {@code /scim/v2}. */
@NullMarked
package dev.handback.scimapp.scim;

import org.jspecify.annotations.NullMarked;
