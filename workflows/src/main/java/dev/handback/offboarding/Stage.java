package dev.handback.offboarding;

import dev.handback.offboarding.access.ItemKind;
import java.util.List;
import java.util.Locale;

/**
 * The stages in their order (requirements S1 to S7). One word for one thing: the workflow's
 * methods, the record, the policy and the Temporal UI all use these names.
 */
public enum Stage {
  PLAN,
  REVOKE_SESSIONS,
  ROTATE_SECRETS,
  CHECK_DEPENDENCIES,
  DISABLE_ACCOUNTS,
  VERIFY,
  RELEASE_SEATS,
  SEAL,
  /** After everything else, and only for an offboarding that was taken back (T13). */
  RESTORE;

  /** The stages that a target's access goes through, in order, up to its proof. */
  public static final List<Stage> OF_ACCESS =
      List.of(REVOKE_SESSIONS, ROTATE_SECRETS, CHECK_DEPENDENCIES, DISABLE_ACCOUNTS, VERIFY);

  /** Whether this stage has something to do for an item of this kind. */
  public boolean concerns(ItemKind kind) {
    return switch (this) {
      case PLAN, SEAL, RESTORE -> false;
      case REVOKE_SESSIONS -> kind == ItemKind.SESSIONS;
      case ROTATE_SECRETS -> kind == ItemKind.CREDENTIAL || kind == ItemKind.CERTIFICATE;
      case CHECK_DEPENDENCIES -> kind.signsIn();
      // sessions again: what was opened since the first stage ends with the account
      case DISABLE_ACCOUNTS ->
          switch (kind) {
            case ACCOUNT, INTEGRATION, ENTITLEMENT, DELEGATION, SESSIONS -> true;
            case CREDENTIAL, CERTIFICATE, SEAT -> false;
          };
      case VERIFY -> kind != ItemKind.SEAT;
      case RELEASE_SEATS -> kind == ItemKind.SEAT;
    };
  }

  /** The stage after this one; the last is followed by itself, and so is what comes after it. */
  public Stage next() {
    var order = List.of(values());
    return this == SEAL || this == RESTORE ? SEAL : order.get(order.indexOf(this) + 1);
  }

  /** The stage as people read it, for example {@code Revoke sessions}. */
  public String title() {
    return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
