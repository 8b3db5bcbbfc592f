/** What the process tells the shared record: the port and its messages. */
@NullMarked
package dev.handback.offboarding.record;

import org.jspecify.annotations.NullMarked;
