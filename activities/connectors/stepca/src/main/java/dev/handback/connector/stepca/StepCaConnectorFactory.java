package dev.handback.connector.stepca;

import dev.handback.connector.Connector;
import dev.handback.connector.ConnectorFactory;
import dev.handback.connector.estate.TargetConfig;

/**
 * Makes connectors for {@code connector: stepca}. The target's url is the CA's, for example {@code
 * https://ca.example:9000}; {@code username} is a JWK provisioner and its secret that provisioner's
 * private key, as a JWK.
 *
 * <ul>
 *   <li>{@code settings.root}: the file with the CA's root certificate, as PEM
 *   <li>{@code settings.database}: where the CA keeps what it issued, {@code
 *       mysql://host:port/name}
 *   <li>{@code settings.databaseUser} and {@code secrets.database}: somebody who may read there
 *   <li>{@code settings.sslMode}: Connector/J's (default {@code PREFERRED})
 * </ul>
 */
public final class StepCaConnectorFactory implements ConnectorFactory {

  @Override
  public String connector() {
    return "stepca";
  }

  @Override
  public Connector create(TargetConfig config) {
    var tokens = RevocationTokens.of(config);
    return new StepCaConnector(config, new CaHttp(config), tokens, CertificateStore.of(config));
  }
}
