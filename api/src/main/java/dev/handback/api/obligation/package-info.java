/** What people owe, over HTTP. */
@NullMarked
package dev.handback.api.obligation;

import org.jspecify.annotations.NullMarked;
