package dev.handback.record.inventory;

import org.jspecify.annotations.Nullable;

/**
 * Whom a target names by the system of record's id.
 *
 * @param name the name of one of their accounts; null where no sync has found one
 * @param workload whether it is a program's id
 * @param accounts how many accounts they have, as the last syncs found them
 */
public record KnownPerson(
    String id, @Nullable String email, @Nullable String name, boolean workload, int accounts) {}
