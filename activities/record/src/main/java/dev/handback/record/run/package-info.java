/** Offboardings as the record knows them. */
@NullMarked
package dev.handback.record.run;

import org.jspecify.annotations.NullMarked;
