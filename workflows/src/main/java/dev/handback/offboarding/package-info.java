/** The offboarding itself: one identity, one event, one durable run. */
@NullMarked
package dev.handback.offboarding;

import org.jspecify.annotations.NullMarked;
