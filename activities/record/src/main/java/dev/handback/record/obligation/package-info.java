/** What is owed, as the record knows it. */
@NullMarked
package dev.handback.record.obligation;

import org.jspecify.annotations.NullMarked;
