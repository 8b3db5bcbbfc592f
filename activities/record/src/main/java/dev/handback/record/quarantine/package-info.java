/** Accounts of which nobody can tell whose they are, and what was asked about them. */
@NullMarked
package dev.handback.record.quarantine;

import org.jspecify.annotations.NullMarked;
