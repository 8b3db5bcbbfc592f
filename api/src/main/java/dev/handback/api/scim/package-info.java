/**
 * A SCIM 2.0 service provider (RFC 7643, RFC 7644): an identity provider keeps its users here, and
 * whom it deprovisions is offboarded (requirement T1).
 */
@NullMarked
package dev.handback.api.scim;

import org.jspecify.annotations.NullMarked;
