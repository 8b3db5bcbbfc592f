/** Hand-written fakes of the process's ports. */
@NullMarked
package dev.handback.offboarding;

import org.jspecify.annotations.NullMarked;
