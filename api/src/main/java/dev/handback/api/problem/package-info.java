/** Errors as RFC 9457 problem documents with a title a person understands. */
@NullMarked
package dev.handback.api.problem;

import org.jspecify.annotations.NullMarked;
