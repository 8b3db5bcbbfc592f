package dev.handback.estate;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Picks TCP ports on 127.0.0.1, none twice for the same JVM, and none of those that a system gives
 * to outgoing connections (Linux from 32768, RFC 6335 from 49152): until the server listens, any
 * client on the machine could be given such a port, even the one that is waiting for this very
 * server.
 */
public final class FreePort {
  private static final int FIRST = 12_000;
  private static final int END = 32_768;
  private static final int TRIES = 10_000;

  /** Ports given to servers that may not listen yet: they would look free. */
  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  private FreePort() {}

  /** The preferred port if it is free, else another one; 0 means no preference. */
  public static int find(int preferred) {
    return preferred > 0 && isFree(preferred) ? preferred : another();
  }

  /** Whether a server could listen on this port now. */
  public static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      // Without it a port whose last connections are in TIME_WAIT looks taken after a restart.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
      return true;
    } catch (IOException taken) {
      return false; // a refused bind is the answer, not a failure
    }
  }

  private static int another() {
    return ThreadLocalRandom.current()
        .ints(TRIES, FIRST, END)
        .filter(port -> !GIVEN.contains(port) && isFree(port) && GIVEN.add(port))
        .findFirst()
        .orElseThrow(() ->
            new EstateException(
                "No TCP port from %d to %d is free on 127.0.0.1; end what listens there."
                    .formatted(FIRST, END - 1)));
  }
}
