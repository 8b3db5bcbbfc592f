package dev.handback.demo.targets;

import dev.handback.demo.company.Payroll;
import dev.handback.demo.stack.Part;
import dev.handback.demo.stack.Surroundings;
import dev.handback.estate.InstanceMemory;

/**
 * Puts the company into a target once. A later start must not: it would give back the access of
 * whoever was offboarded since.
 */
final class SeededOnce {
  private static final String KEY = "seeded";

  private SeededOnce() {}

  /** What fills the target. */
  @FunctionalInterface
  interface Seed<E extends Exception> {
    void put() throws E;
  }

  static <E extends Exception> void put(
      Surroundings surroundings, Part part, Payroll payroll, Seed<E> seed) throws E {
    InstanceMemory memory = InstanceMemory.open(surroundings.home().of(part));
    if (memory.is(KEY, payroll.fingerprint())) {
      return;
    }
    long start = System.nanoTime();
    seed.put();
    memory.put(KEY, payroll.fingerprint());
    double seconds = (System.nanoTime() - start) / 1e9;
    int accounts = payroll.on(part.label()).size();
    surroundings.tell(part, "%d accounts put in after %.1f s".formatted(accounts, seconds));
  }
}
