/** Atelier, a design tool with SCIM 2.0, paid seats and a sign-in of its own: starting it. */
@NullMarked
package dev.handback.scimapp;

import org.jspecify.annotations.NullMarked;
