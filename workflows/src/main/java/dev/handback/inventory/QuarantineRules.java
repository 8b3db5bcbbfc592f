package dev.handback.inventory;

import java.time.Duration;

/**
 * What becomes of accounts of which nobody can tell whose they are (requirement P8).
 *
 * @param to who is to find out
 * @param ask how long they have; silence means that the account is disabled
 * @param atMost so many questions each sync begins: a company's first sync must not flood anybody
 */
public record QuarantineRules(String to, Duration ask, int atMost) {}
