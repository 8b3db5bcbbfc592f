package dev.handback.inventory;

import org.jspecify.annotations.Nullable;

/**
 * By what a target knows whose account it is.
 *
 * @param subjectId the system of record's id
 * @param userName what its holder signs in with
 */
public record AccountNames(
    @Nullable String subjectId, @Nullable String email, @Nullable String userName) {}
