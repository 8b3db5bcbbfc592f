package dev.handback.connector.ldap;

import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.ServerSet;
import com.unboundid.ldap.sdk.SingleServerSet;
import com.unboundid.ldap.sdk.StartTLSPostConnectProcessor;
import dev.handback.connector.ConnectorException;
import dev.handback.connector.estate.TargetConfig;
import java.security.NoSuchAlgorithmException;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Where the directory listens, and whether in the clear: {@code ldaps}, or setting {@code
 * startTls}.
 */
final class Address {
  private static final int PLAIN_PORT = 389;
  private static final int TLS_PORT = 636;

  private final TargetConfig config;

  Address(TargetConfig config) {
    this.config = config;
  }

  ServerSet servers(LDAPConnectionOptions options) {
    var url = config.url();
    var tls = "ldaps".equals(url.getScheme());
    if ((!tls && !"ldap".equals(url.getScheme())) || url.getHost() == null) {
      throw misconfigured("needs a url like ldaps://host:636, not " + url, null);
    }
    var port = url.getPort() < 0 ? (tls ? TLS_PORT : PLAIN_PORT) : url.getPort();
    var sockets = tls ? context().getSocketFactory() : SocketFactory.getDefault();
    var startTls = Boolean.parseBoolean(config.setting("startTls", "false"));
    return new SingleServerSet(
        url.getHost(),
        port,
        sockets,
        options,
        null,
        startTls ? new StartTLSPostConnectProcessor(context()) : null);
  }

  /** Trusts whom this JVM trusts. */
  private SSLContext context() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw misconfigured("cannot have TLS: this JVM's trust store cannot be used", e);
    }
  }

  private ConnectorException misconfigured(String what, @Nullable Exception cause) {
    return new ConnectorException.Misconfigured(
        "estate.yaml: target %s %s".formatted(config.id(), what), cause);
  }
}
