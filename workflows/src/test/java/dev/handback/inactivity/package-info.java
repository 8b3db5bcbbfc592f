/** Hand-written fakes of the scan's ports. */
@NullMarked
package dev.handback.inactivity;

import org.jspecify.annotations.NullMarked;
