package dev.handback.connector.sweep;

import dev.handback.connector.Connector;
import dev.handback.connector.FindsAccess;
import dev.handback.inventory.CorrelateBy;
import dev.handback.offboarding.Subject;
import dev.handback.offboarding.access.AccessFound;
import dev.handback.offboarding.access.TargetId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One target at work.
 *
 * @param stageLimit how long a stage gives this target before it counts as failed
 * @param knows by what it knows people
 */
public record Target(TargetId id, Connector connector, Duration stageLimit, CorrelateBy knows) {

  /** One that knows people by the system of record's id, which every subject has. */
  public Target(TargetId id, Connector connector, Duration stageLimit) {
    this(id, connector, stageLimit, CorrelateBy.SUBJECT_ID);
  }

  /** The same, with somebody who hears how each call ends. */
  public Target watchedBy(Contacts contacts) {
    return new Target(id, Watched.by(contacts, id, connector), stageLimit, knows);
  }

  /** What its connector can do, by the names of the capability interfaces. */
  List<String> capabilities() {
    return Watched.capabilities(connector.getClass()).map(Class::getSimpleName).toList();
  }

  /** Why it cannot be searched for this subject; empty when it can. */
  Optional<AccessFound.Unsearched> unsearchable(Subject subject) {
    if (knows.nameOf(subject) != null
        || subject.kind().isMachine()
        || !(connector instanceof FindsAccess)) {
      return Optional.empty();
    }
    var what = knows == CorrelateBy.EMAIL ? "work address" : "user name";
    return Optional.of(
        new AccessFound.Unsearched(
            id,
            "%s knows people by %s, and none of %s is known: look for their account there, and remove it"
                .formatted(id, what, subject.label())));
  }
}
