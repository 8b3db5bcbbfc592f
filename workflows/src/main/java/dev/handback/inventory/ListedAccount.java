package dev.handback.inventory;

import dev.handback.offboarding.access.AccountRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One account as its target lists it.
 *
 * @param owner who answers for it by the target's own word; null where the target does not say
 * @param lastUsedAt null where the target does not say, which is not the same as never
 * @param seat the SKU of its paid seat; null without one
 * @param environment for example {@code staging}; null where the target does not say
 * @param own whether Handback itself signs in with it
 * @param key what a program signs in with; null where the target keeps no account of its use
 */
public record ListedAccount(
    AccountRef account,
    AccountNames names,
    AccountKind kind,
    @Nullable String owner,
    boolean enabled,
    @Nullable Instant lastUsedAt,
    @Nullable String seat,
    @Nullable String environment,
    boolean own,
    @Nullable KeyUse key) {

  /** One of whose keys the target says nothing. */
  public ListedAccount(
      AccountRef account,
      AccountNames names,
      AccountKind kind,
      @Nullable String owner,
      boolean enabled,
      @Nullable Instant lastUsedAt,
      @Nullable String seat,
      @Nullable String environment,
      boolean own) {
    this(account, names, kind, owner, enabled, lastUsedAt, seat, environment, own, null);
  }

  /** One that Handback does not sign in with. */
  public ListedAccount(
      AccountRef account,
      AccountNames names,
      AccountKind kind,
      @Nullable String owner,
      boolean enabled,
      @Nullable Instant lastUsedAt,
      @Nullable String seat,
      @Nullable String environment) {
    this(account, names, kind, owner, enabled, lastUsedAt, seat, environment, false);
  }
}
