/** Personnel, a stand-in for an HR system: it answers as BambooHR's published pages say. */
@NullMarked
package dev.handback.hrsystem;

import org.jspecify.annotations.NullMarked;
