/** The published contract. */
@NullMarked
package dev.handback.api.openapi;

import org.jspecify.annotations.NullMarked;
