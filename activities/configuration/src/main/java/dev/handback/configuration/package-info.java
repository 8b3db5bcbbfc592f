/** Configuration files: YAML checked against a schema, errors with file and line. */
@NullMarked
package dev.handback.configuration;

import org.jspecify.annotations.NullMarked;
