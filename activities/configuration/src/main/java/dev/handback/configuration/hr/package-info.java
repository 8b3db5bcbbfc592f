/** The APIs of sources, as {@code sources.yaml} names them. */
@NullMarked
package dev.handback.configuration.hr;

import org.jspecify.annotations.NullMarked;
