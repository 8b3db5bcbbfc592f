package dev.handback.record.item;

import dev.handback.offboarding.access.ItemKind;
import dev.handback.offboarding.access.TargetId;

/**
 * One thing that was found and stays (requirement T2).
 *
 * @param why one sentence
 */
public record KeptView(TargetId target, ItemKind kind, String name, String why) {}
