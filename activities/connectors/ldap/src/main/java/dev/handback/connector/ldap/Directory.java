package dev.handback.connector.ldap;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPConnectionPool;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPInterface;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.ServerSet;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import dev.handback.connector.estate.TargetConfig;
import java.time.Duration;

/** One directory: a few connections as Handback, and fresh ones for whoever tries to get in. */
final class Directory implements AutoCloseable {
  /** A directory that listens accepts at once; one that does not must not eat the time limit. */
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(2);

  /** One connection does a thousand changes a second; a few keep one slow call from the others. */
  private static final int CONNECTIONS = 4;

  private final TargetConfig config;
  private final ServerSet servers;
  private final LDAPConnectionPool pool;

  private Directory(TargetConfig config, ServerSet servers, LDAPConnectionPool pool) {
    this.config = config;
    this.servers = servers;
    this.pool = pool;
  }

  /** What is done as Handback. */
  @FunctionalInterface
  interface Work<T> {
    T on(LDAPInterface connection) throws LDAPException;
  }

  /** Connects with the first call only. */
  static Directory of(TargetConfig config) {
    var servers = new Address(config).servers(options(config));
    var bind = new SimpleBindRequest(config.username(), config.secret().reveal());
    try {
      return new Directory(
          config, servers, new LDAPConnectionPool(servers, bind, 0, CONNECTIONS, null, false));
    } catch (LDAPException e) {
      throw LdapErrors.translate(config.id(), "prepare connections", e);
    }
  }

  /** Does the work as Handback; again on a fresh connection when the one it had is dead. */
  <T> T asAdmin(String doing, Work<T> work) {
    try {
      return once(work);
    } catch (LDAPException e) {
      var stale =
          e.getResultCode().equals(ResultCode.SERVER_DOWN)
              && !Thread.currentThread().isInterrupted();
      if (!stale) {
        throw LdapErrors.translate(config.id(), doing, e);
      }
    }
    // A restart leaves all of them dead.
    pool.shrinkPool(0);
    try {
      return once(work);
    } catch (LDAPException e) {
      throw LdapErrors.translate(config.id(), doing, e);
    }
  }

  /** A fresh connection, bound as nobody. */
  LDAPConnection connect() {
    try {
      return servers.getConnection();
    } catch (LDAPException e) {
      throw LdapErrors.translate(config.id(), "connect", e);
    }
  }

  TargetConfig config() {
    return config;
  }

  @Override
  public void close() {
    pool.close();
  }

  private <T> T once(Work<T> work) throws LDAPException {
    var connection = pool.getConnection();
    try {
      var done = work.on(connection);
      pool.releaseConnection(connection);
      return done;
    } catch (LDAPException e) {
      // Closes it when the error says that it is of no further use, such as a late answer to come.
      pool.releaseConnectionAfterException(connection, e);
      throw e;
    } catch (RuntimeException e) {
      pool.releaseConnection(connection);
      throw e;
    }
  }

  private static LDAPConnectionOptions options(TargetConfig config) {
    var limit = config.timeLimit().toMillis();
    var options = new LDAPConnectionOptions();
    options.setConnectTimeoutMillis((int) Math.min(limit, CONNECT_LIMIT.toMillis()));
    options.setResponseTimeoutMillis(limit);
    // Read by the caller's own thread: no thread for each connection, and an interrupt ends it.
    options.setUseSynchronousMode(true);
    options.setFollowReferrals(false);
    options.setSSLSocketVerifier(new HostNameSSLSocketVerifier(true));
    return options;
  }
}
