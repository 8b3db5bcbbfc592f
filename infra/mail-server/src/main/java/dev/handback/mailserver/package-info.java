/** A mail server for the demo, which keeps all that it gets in memory and shows it. */
@NullMarked
package dev.handback.mailserver;

import org.jspecify.annotations.NullMarked;
