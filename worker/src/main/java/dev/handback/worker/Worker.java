package dev.handback.worker;

import io.micronaut.runtime.Micronaut;

/** The worker process: runs workflows and activities, and answers for its health. */
public final class Worker {

  private Worker() {}

  /** Starts it; configuration as Micronaut finds it, see {@code docs/operations.md}. */
  public static void main(String[] arguments) {
    Micronaut.build(arguments).banner(false).mainClass(Worker.class).start();
  }
}
