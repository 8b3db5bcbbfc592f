/** The register of exceptions (requirement O4). */
@NullMarked
package dev.handback.api.exception;

import org.jspecify.annotations.NullMarked;
