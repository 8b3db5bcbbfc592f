package dev.handback.record;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.access.ItemId;
import java.util.List;

/**
 * The record says no: trying again changes nothing. The message is a sentence for a person.
 * Everything else the record throws (the database is away, a deadlock) is worth another try.
 */
public abstract sealed class RecordRefusal extends RuntimeException {

  private RecordRefusal(String message) {
    super(message);
  }

  /** No offboarding of this id was ever accepted or opened. */
  public static final class UnknownOffboarding extends RecordRefusal {
    public UnknownOffboarding(OffboardingId id) {
      super("The record has no offboarding " + id);
    }
  }

  /** Something new came for a record that is sealed already (requirement R5). */
  public static final class RecordSealed extends RecordRefusal {
    public RecordSealed(OffboardingId id) {
      super("The record of " + id + " is sealed: nothing can be added to it");
    }
  }

  /** Items without their one end keep a record open (requirement R4). */
  public static final class SealRefused extends RecordRefusal {
    public SealRefused(OffboardingId id, List<String> items) {
      super(
          "The record of %s cannot be sealed: no disposition yet for %s"
              .formatted(id, String.join(", ", items)));
    }
  }

  /** A seat cannot move before access at its target is proven gone (requirements S6, R4). */
  public static final class SeatRefused extends RecordRefusal {
    public SeatRefused(OffboardingId id, ItemId seat, String why) {
      super("Seat %s of %s stays where it is: %s".formatted(seat, id, why));
    }
  }

  /** A policy version's text never changes (requirement P4). */
  public static final class PolicyVersionTaken extends RecordRefusal {
    public PolicyVersionTaken(String version, String stored, String offered) {
      super(
          "Policy version %s is known with another text (digest %s, now %s): give it a new version"
              .formatted(version, stored, offered));
    }
  }

  /** What an operator asks about an event would do nothing, or would act twice (T12). */
  public static final class EventRefused extends RecordRefusal {
    public EventRefused(String why) {
      super(why);
    }
  }

  /** An offboarding has as many bytes of files as it may (requirement O2). */
  public static final class AttachmentsFull extends RecordRefusal {
    public AttachmentsFull(long atMost) {
      super("The files of an offboarding may have %,d bytes together".formatted(atMost));
    }
  }

  /** There is nothing signed to hand out yet. */
  public static final class NotSealed extends RecordRefusal {
    public NotSealed(OffboardingId id) {
      super("The record of " + id + " is not sealed yet: it has no bundle");
    }
  }
}
