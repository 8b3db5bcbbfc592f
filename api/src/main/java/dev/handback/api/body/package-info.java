/** Request bodies: read strictly, every wrong field named. */
@NullMarked
package dev.handback.api.body;

import org.jspecify.annotations.NullMarked;
