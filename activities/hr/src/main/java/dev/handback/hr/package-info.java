/** Sources' own APIs: asked about what they left out, and for what they never sent. */
@NullMarked
package dev.handback.hr;

import org.jspecify.annotations.NullMarked;
