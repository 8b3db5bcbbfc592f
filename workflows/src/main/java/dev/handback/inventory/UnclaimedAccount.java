package dev.handback.inventory;

import dev.handback.offboarding.access.AccountRef;

/**
 * An enabled account in quarantine.
 *
 * @param why why nobody can tell whose it is
 */
public record UnclaimedAccount(AccountRef account, String why) {}
