/** What a subject can reach, and what became of each piece of it. */
@NullMarked
package dev.handback.offboarding.access;

import org.jspecify.annotations.NullMarked;
