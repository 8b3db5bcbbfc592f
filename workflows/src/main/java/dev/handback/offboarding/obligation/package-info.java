/** What people and failing connectors owe. */
@NullMarked
package dev.handback.offboarding.obligation;

import org.jspecify.annotations.NullMarked;
