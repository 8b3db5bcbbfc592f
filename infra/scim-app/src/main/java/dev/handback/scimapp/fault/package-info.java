/** Faults and lies that contract specs switch on; absent unless asked for at start. */
@NullMarked
package dev.handback.scimapp.fault;

import org.jspecify.annotations.NullMarked;
