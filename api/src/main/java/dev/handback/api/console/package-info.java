/** Web pages on the record, for every role. They read and decide without JavaScript. */
@NullMarked
package dev.handback.api.console;

import org.jspecify.annotations.NullMarked;
