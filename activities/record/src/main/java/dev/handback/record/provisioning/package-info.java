/** Users that an identity provider keeps here by SCIM (RFC 7644). */
@NullMarked
package dev.handback.record.provisioning;

import org.jspecify.annotations.NullMarked;
