/** The register of exceptions (requirement O4). */
@NullMarked
package dev.handback.record.exception;

import org.jspecify.annotations.NullMarked;
