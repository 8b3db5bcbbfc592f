package dev.handback.record.message;

import java.util.List;

/** Who is told of what, and by which channel: a matter of configuration. */
@FunctionalInterface
public interface Routes {

  /** Nobody where it is empty. The same announcement always has the same routes. */
  List<Route> of(Announcement announcement);

  /** Whether anybody may be told of this at all: false spares the record the question. */
  default boolean tell(MessageKind kind) {
    return true;
  }
}
