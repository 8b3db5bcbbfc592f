package dev.handback.configuration.policy;

import dev.handback.offboarding.access.AccessItem;
import org.jspecify.annotations.Nullable;

/**
 * What a policy's condition is asked about.
 *
 * @param item null where it is about the departure alone
 */
record Circumstances(Departure departure, @Nullable AccessItem item) {}
