package dev.handback.estate;

/**
 * A real system that answers on loopback. Starting it again in its folder gives the same data,
 * ports and passwords.
 */
public sealed interface EstateServer extends AutoCloseable
    permits MariaDb, MySql9, TemporalEngine, TemporalUi, Keycloak, LdapDirectory, StepCa {
  EstateProcess process();

  /** Lets the system save its data and end. */
  default void stop() {
    process().stop();
  }

  /** SIGKILL, as a crash would. */
  default void kill() {
    process().kill();
  }

  @Override
  default void close() {
    stop();
  }
}
