package dev.handback.offboarding.seat;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a seat (requirement S6), written like {@code POOL} or {@code DOWNGRADE:viewer}.
 *
 * @param sku what it becomes, for a downgrade; null for anything else
 */
public record SeatAction(Kind kind, @Nullable String sku) {

  /** Where nothing else is said. */
  public static final SeatAction FREE = new SeatAction(Kind.FREE, null);

  /** The kinds there are. */
  public enum Kind {
    FREE,

    /** It becomes a cheaper one; a person does it where no connector can. */
    DOWNGRADE,

    /** It stays bought, for whoever needs it next. */
    POOL,

    /** It is the replacement's. */
    REASSIGN,

    /** It stays bought until the contract is renewed without it. */
    CANCEL_AT_RENEWAL
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static SeatAction of(String text) {
    var parts = text.split(":", 2);
    return new SeatAction(Kind.valueOf(parts[0]), parts.length > 1 ? parts[1] : null);
  }

  /** The ledger's account that it ends in, once the vendor's own count confirms it. */
  public SeatAccount end() {
    return switch (kind) {
      case FREE, DOWNGRADE, POOL -> SeatAccount.FREED;
      case REASSIGN -> SeatAccount.REASSIGNED;
      case CANCEL_AT_RENEWAL -> SeatAccount.CANCELLED_AT_RENEWAL;
    };
  }

  @JsonValue
  @Override
  public String toString() {
    return sku == null ? kind.name() : kind + ":" + sku;
  }
}
