/** The api process. */
@NullMarked
package dev.handback.api;

import org.jspecify.annotations.NullMarked;
