package dev.handback.connector.scim;

import dev.handback.connector.ConnectorException;
import dev.handback.offboarding.access.TargetId;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.time.Duration;
import org.glassfish.jersey.client.ClientProperties;

/**
 * Gives all requests of one call together the target's time limit: each may take what the ones
 * before it left.
 */
final class CallLimit implements ClientRequestFilter {
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final ScopedValue<Long> DEADLINE = ScopedValue.newInstance();

  private final TargetId target;
  private final Duration limit;

  CallLimit(TargetId target, Duration limit) {
    this.target = target;
    this.limit = limit;
  }

  /** Runs a call; one within another shares the outer one's time. */
  <T, X extends Throwable> T bound(ScopedValue.CallableOp<T, X> call) throws X {
    return DEADLINE.isBound()
        ? call.call()
        : ScopedValue.where(DEADLINE, System.nanoTime() + limit.toNanos()).call(call);
  }

  @Override
  public void filter(ClientRequestContext request) {
    var left = Duration.ofNanos(DEADLINE.get() - System.nanoTime()).toMillis();
    if (left <= 0) {
      throw new ConnectorException.Unavailable(
          "%s did not answer within %s".formatted(target, limit), null);
    }
    request.setProperty(ClientProperties.CONNECT_TIMEOUT, (int) Math.min(left, CONNECT.toMillis()));
    request.setProperty(ClientProperties.READ_TIMEOUT, (int) Math.min(left, Integer.MAX_VALUE));
  }
}
