package dev.handback.demo.chaos;

import java.util.List;

/**
 * Something that goes wrong while somebody leaves: {@link #strike}, look with {@link #amiss} for as
 * long as it lasts, then heal the site, after which the run must come to its end by itself.
 */
public interface Fault {

  /** What goes wrong, for a person. */
  String label();

  /** Starts a run and breaks something on its way. */
  Run strike(Site site);

  /**
   * What is not as it has to be while the fault lasts, one sentence each. It may take a moment
   * until there is none.
   */
  List<String> amiss(Run run);
}
