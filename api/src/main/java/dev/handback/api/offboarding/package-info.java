/** Offboardings over HTTP: start, list, read, prove, decide. */
@NullMarked
package dev.handback.api.offboarding;

import org.jspecify.annotations.NullMarked;
