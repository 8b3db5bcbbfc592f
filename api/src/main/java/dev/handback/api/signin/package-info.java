/** Who may do what: local users, tokens, roles. */
@NullMarked
package dev.handback.api.signin;

import org.jspecify.annotations.NullMarked;
