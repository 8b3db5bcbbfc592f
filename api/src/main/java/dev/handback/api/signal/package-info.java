/** Where transmitters of Shared Signals push (RFC 8935). */
@NullMarked
package dev.handback.api.signal;

import org.jspecify.annotations.NullMarked;
