package dev.handback.connector;

import dev.handback.connector.estate.TargetConfig;

/** Makes connectors of one kind; found by {@link java.util.ServiceLoader}. */
public interface ConnectorFactory {

  /** The name by which {@code estate.yaml} asks for this kind, for example {@code keycloak}. */
  String connector();

  /**
   * Connects lazily: a target that is down is no error here.
   *
   * @throws ConnectorException.Misconfigured when a setting that this connector needs is missing or
   *     makes no sense
   */
  Connector create(TargetConfig config);
}
