/** The estate: which targets there are, from {@code estate.yaml}. */
@NullMarked
package dev.handback.connector.estate;

import org.jspecify.annotations.NullMarked;
