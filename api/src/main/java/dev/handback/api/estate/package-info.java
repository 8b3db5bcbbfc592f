/** Target systems and their connectors, as the record knows them: the api asks no target. */
@NullMarked
package dev.handback.api.estate;

import org.jspecify.annotations.NullMarked;
