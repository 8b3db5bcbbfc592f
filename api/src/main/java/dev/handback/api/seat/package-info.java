/** Finance's registers: seats and savings. */
@NullMarked
package dev.handback.api.seat;

import org.jspecify.annotations.NullMarked;
