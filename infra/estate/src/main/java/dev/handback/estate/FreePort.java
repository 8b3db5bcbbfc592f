package dev.handback.estate;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Picks TCP ports on 127.0.0.1, none twice for the same JVM. */
public final class FreePort {
  /** Ports given to servers that may not listen yet: the system would give them again. */
  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  private FreePort() {}

  /** The preferred port if it is free, else one the system chooses; 0 means no preference. */
  public static int find(int preferred) {
    return preferred > 0 && isFree(preferred) ? preferred : another();
  }

  /** Whether a server could listen on this port now. */
  public static boolean isFree(int port) {
    try {
      bind(port);
      return true;
    } catch (EstateException taken) {
      return false; // a refused bind is the answer, not a failure
    }
  }

  private static int another() {
    int port = bind(0);
    while (!GIVEN.add(port)) {
      port = bind(0);
    }
    return port;
  }

  private static int bind(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      // Without it a port whose last connections are in TIME_WAIT looks taken after a restart.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new EstateException("Cannot listen on 127.0.0.1:" + port + ": " + e.getMessage(), e);
    }
  }
}
