/** LDAP directories with a password policy that can lock accounts: OpenLDAP, ApacheDS. */
@NullMarked
package dev.handback.connector.ldap;

import org.jspecify.annotations.NullMarked;
