/** Accounts that nobody uses: found, asked about, removed (T9). */
@NullMarked
package dev.handback.inactivity;

import org.jspecify.annotations.NullMarked;
