package dev.handback.connector.contract

/** A session of the person's, opened and asked after without the connector. */
interface OpenSession extends Closeable {

  /** True while the target still serves it. */
  boolean isAlive()

  @Override
  void close()
}
