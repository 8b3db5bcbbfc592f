/** Tokens of machines, as the record keeps them: by what they hash to. */
@NullMarked
package dev.handback.record.token;

import org.jspecify.annotations.NullMarked;
