package dev.handback.connector.sweep;

import dev.handback.connector.ConnectorException;
import dev.handback.offboarding.access.TargetId;

/** Hears how each call to a target ended. It is told in the midst of the work: it must not wait. */
public interface Contacts {

  /** The target answered, whatever it said. */
  void answered(TargetId target);

  /** It did not, or not as it should. */
  void failed(TargetId target, ConnectorException failure);
}
