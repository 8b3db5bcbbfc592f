package dev.handback.connector.contract

import java.nio.charset.StandardCharsets
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.atomic.AtomicInteger
import javax.net.ServerSocketFactory
import javax.net.SocketFactory

/** Stands in front of a real target, whatever its protocol, and breaks the line in the ways that lines break. */
class TcpStandIn implements Closeable {

  private final ServerSocket server
  private final SocketFactory upstreams
  private final List<Socket> open = new CopyOnWriteArrayList<>()
  private final AtomicInteger made = new AtomicInteger()
  private final AtomicInteger seen = new AtomicInteger()
  private final int target
  private volatile boolean silent
  private volatile String swallowed

  /** Passes everything on to {@code target} on this machine, until told otherwise; with other sockets also by TLS. */
  TcpStandIn(int target, ServerSocketFactory listening = ServerSocketFactory.default, SocketFactory upstreams = SocketFactory.default) {
    this.target = target
    this.server = listening.createServerSocket(0, 50, InetAddress.loopbackAddress)
    this.upstreams = upstreams
    Thread.ofVirtual().start { accept() }
  }

  int getPort() {
    server.localPort
  }

  /** How many connections were made through it. */
  int getConnections() {
    made.get()
  }

  /** How many answers were swallowed. */
  int getUnanswered() {
    seen.get()
  }

  /** From now on connections are taken, and nothing is passed on in either direction. */
  void fallSilent() {
    silent = true
  }

  /** The next request that has these bytes in it reaches the target; its answer reaches nobody. */
  void swallowAnswerTo(String bytes) {
    swallowed = bytes
  }

  private void accept() {
    while (!server.closed) {
      try {
        def client = server.accept()
        open << client
        made.incrementAndGet()
        Thread.ofVirtual().start { serve(client) }
      } catch (SocketException ignored) {
        return // closed: the feature is over
      }
    }
  }

  private void serve(Socket client) {
    def upstream = upstreams.createSocket(InetAddress.loopbackAddress, target)
    open << upstream
    def line = new Line()
    Thread.ofVirtual().start { pump(upstream, client) { !line.mute && !silent } }
    pump(client, upstream) { String text -> request(line, text) }
  }

  /** Whether to pass on what the client sent. */
  private boolean request(Line line, String text) {
    line.last = (line.last + text).takeRight(16_384)
    def marker = swallowed
    if (marker != null && line.last.contains(marker)) {
      swallowed = null
      line.mute = true
      seen.incrementAndGet()
    }
    !silent
  }

  private static void pump(Socket from, Socket to, Closure<Boolean> passes) {
    def buffer = new byte[16_384]
    try {
      for (int n = from.inputStream.read(buffer); n >= 0; n = from.inputStream.read(buffer)) {
        if (passes.call(new String(buffer, 0, n, StandardCharsets.ISO_8859_1))) {
          to.outputStream.write(buffer, 0, n)
          to.outputStream.flush()
        }
      }
    } catch (IOException ignored) {
      // one side hung up: so does the other, below
    } finally {
      to.close()
      from.close()
    }
  }

  @Override
  void close() {
    server.close()
    open*.close()
  }

  private static class Line {
    volatile boolean mute
    String last = ''
  }
}
