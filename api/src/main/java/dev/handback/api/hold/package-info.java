/** What the mass-removal guard holds, and what approvers say about it. */
@NullMarked
package dev.handback.api.hold;

import org.jspecify.annotations.NullMarked;
