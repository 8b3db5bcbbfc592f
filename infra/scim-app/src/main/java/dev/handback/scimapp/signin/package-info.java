/** The surface that people use: sign in, who am I, sign out. */
@NullMarked
package dev.handback.scimapp.signin;

import org.jspecify.annotations.NullMarked;
