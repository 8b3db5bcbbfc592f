package dev.handback.connector.scim;

import com.fasterxml.jackson.jakarta.rs.json.JacksonJsonProvider;
import com.unboundid.scim2.client.ScimService;
import com.unboundid.scim2.common.exceptions.ScimException;
import dev.handback.connector.estate.TargetConfig;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.WebTarget;
import java.net.URI;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.glassfish.jersey.apache5.connector.Apache5ClientProperties;
import org.glassfish.jersey.apache5.connector.Apache5ConnectorProvider;
import org.glassfish.jersey.apache5.connector.Apache5HttpClientBuilderConfigurator;
import org.glassfish.jersey.client.ClientConfig;
import org.glassfish.jersey.client.ClientProperties;
import org.glassfish.jersey.client.JerseyClientBuilder;
import org.glassfish.jersey.client.RequestEntityProcessing;

/**
 * One target's HTTP: its connections, its time limit and its errors. The Apache connector is used
 * because the JDK's own cannot send PATCH.
 */
final class ScimHttp implements AutoCloseable {
  private static final int CONNECTIONS = 64;

  /** Shorter than servers keep idle connections, commonly 5 to 60 s. */
  private static final TimeValue OLDEST_CONNECTION = TimeValue.ofSeconds(30);

  /** Every connection is looked at before it carries a change; that costs a millisecond. */
  private static final TimeValue LOOK_AFTER = TimeValue.ZERO_MILLISECONDS;

  private final TargetConfig config;
  private final CallLimit limit;
  private final Client client;
  private final ScimService scim;
  private final WebTarget people;

  ScimHttp(TargetConfig config) {
    this.config = config;
    this.limit = new CallLimit(config.id(), config.timeLimit());
    // Named, for another JAX-RS client may be on the class path.
    this.client = new JerseyClientBuilder().withConfig(configured()).build();
    this.scim = new ScimService(client.target(config.url()).register(new OwnCredentials(config)));
    this.people = client.target(config.url().resolve("/")).register(new JacksonJsonProvider());
  }

  /** The SCIM endpoints, as Handback. */
  ScimService scim() {
    return scim;
  }

  /** An address of the application itself, as whoever asks. */
  WebTarget people(URI address) {
    return people.path(address.getRawPath());
  }

  /** Some requests that are one call of the SPI. */
  @FunctionalInterface
  interface Call<T> {
    T make() throws ScimException;
  }

  /** Makes one call within the target's time limit; its errors are translated by their cause. */
  <T> T within(Call<T> call) {
    try {
      return limit.<T, ScimException>bound(call::make);
    } catch (ScimException e) {
      throw ScimErrors.of(config.id(), e);
    } catch (ProcessingException e) {
      throw ScimErrors.of(config.id(), e);
    }
  }

  @Override
  public void close() {
    client.close();
  }

  private ClientConfig configured() {
    Apache5HttpClientBuilderConfigurator once = builder -> builder.disableAutomaticRetries();
    return new ClientConfig()
        .connectorProvider(new Apache5ConnectorProvider())
        .property(Apache5ClientProperties.CONNECTION_MANAGER, connections())
        .property(Apache5ClientProperties.REQUEST_CONFIG, patience())
        .property(Apache5ClientProperties.DISABLE_COOKIES, true)
        .property(ClientProperties.FOLLOW_REDIRECTS, false)
        // A length instead of chunks, which some servers refuse.
        .property(ClientProperties.REQUEST_ENTITY_PROCESSING, RequestEntityProcessing.BUFFERED)
        .register(once)
        .register(limit)
        .register(new AnswerFilter(config.id()));
  }

  private RequestConfig patience() {
    return RequestConfig.custom()
        .setConnectionRequestTimeout(Timeout.of(config.timeLimit()))
        .build();
  }

  private static PoolingHttpClientConnectionManager connections() {
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setMaxConnTotal(CONNECTIONS)
        .setMaxConnPerRoute(CONNECTIONS)
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setTimeToLive(OLDEST_CONNECTION)
                .setValidateAfterInactivity(LOOK_AFTER)
                .build())
        .build();
  }
}
