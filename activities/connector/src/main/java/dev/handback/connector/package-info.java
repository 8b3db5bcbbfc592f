/** The connector SPI: one small interface per capability, and the errors they may raise. */
@NullMarked
package dev.handback.connector;

import org.jspecify.annotations.NullMarked;
