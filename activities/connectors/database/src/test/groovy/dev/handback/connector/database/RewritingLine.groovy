package dev.handback.connector.database

import java.nio.charset.StandardCharsets

/** A line to a target on which one request is replaced by another of the same length. */
class RewritingLine implements Closeable {
  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.loopbackAddress)
  private final int target
  private final String request
  private final String instead

  RewritingLine(int target, String request, String instead) {
    assert request.length() == instead.length()
    this.target = target
    this.request = request
    this.instead = instead
    Thread.ofVirtual().start { accept() }
  }

  int getPort() {
    server.localPort
  }

  private void accept() {
    while (!server.closed) {
      try {
        def client = server.accept()
        def upstream = new Socket(InetAddress.loopbackAddress, target)
        Thread.ofVirtual().start { pump(upstream, client) { it } }
        Thread.ofVirtual().start { pump(client, upstream) { String text -> text.replace(request, instead) } }
      } catch (SocketException ignored) {
        return // closed: the feature is over
      }
    }
  }

  private static void pump(Socket from, Socket to, Closure<String> change) {
    def buffer = new byte[16_384]
    try {
      for (int n = from.inputStream.read(buffer); n >= 0; n = from.inputStream.read(buffer)) {
        def text = change(new String(buffer, 0, n, StandardCharsets.ISO_8859_1))
        to.outputStream.write(text.getBytes(StandardCharsets.ISO_8859_1))
        to.outputStream.flush()
      }
    } catch (SocketException ignored) {
      // one side hung up: so does the other, below
    } finally {
      from.close()
      to.close()
    }
  }

  @Override
  void close() {
    server.close()
  }
}
