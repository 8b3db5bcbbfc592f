/** The hash chain, its seal and its offline verification. */
@NullMarked
package dev.handback.record.evidence;

import org.jspecify.annotations.NullMarked;
