package dev.handback.connector;

/**
 * One target system. A connector implements only the capability interfaces that its system really
 * has: a capability is missing or works. All calls are idempotent, safe to use from many threads,
 * stop when interrupted, and raise nothing but {@link ConnectorException}.
 */
public interface Connector extends AutoCloseable {

  /** Releases connections. The target itself is not touched. */
  @Override
  void close();
}
