/** How the record speaks to its database. */
@NullMarked
package dev.handback.record.sql;

import org.jspecify.annotations.NullMarked;
