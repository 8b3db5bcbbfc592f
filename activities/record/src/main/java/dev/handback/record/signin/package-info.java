/** Who signed in, was refused and signed out. */
@NullMarked
package dev.handback.record.signin;

import org.jspecify.annotations.NullMarked;
