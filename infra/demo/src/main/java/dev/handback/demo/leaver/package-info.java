/** One leaver, from the HR system's webhook to tries at the old password from outside. */
@NullMarked
package dev.handback.demo.leaver;

import org.jspecify.annotations.NullMarked;
