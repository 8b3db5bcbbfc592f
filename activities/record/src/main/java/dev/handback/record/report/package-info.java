/** The figures that security and finance report, by month. */
@NullMarked
package dev.handback.record.report;

import org.jspecify.annotations.NullMarked;
