/** Looking again after an offboarding is closed (requirement S11). */
@NullMarked
package dev.handback.offboarding.watch;

import org.jspecify.annotations.NullMarked;
