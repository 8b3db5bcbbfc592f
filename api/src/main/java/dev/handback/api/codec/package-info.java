/** Payloads of Temporal made readable for operators. */
@NullMarked
package dev.handback.api.codec;

import org.jspecify.annotations.NullMarked;
