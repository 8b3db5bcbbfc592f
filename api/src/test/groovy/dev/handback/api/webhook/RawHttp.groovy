package dev.handback.api.webhook

/** HTTP by hand: what is answered before the whole body was sent is seen here, and lost in clients. */
class RawHttp {

  static String post(int port, String path, Map<String, String> headers, byte[] body, boolean chunked) {
    try (def socket = new Socket("127.0.0.1", port)) {
      socket.soTimeout = 10_000
      def head = ["POST $path HTTP/1.1", "Host: 127.0.0.1"] + headers.collect { "${it.key}: ${it.value}" } +
          [chunked ? "Transfer-Encoding: chunked" : "Content-Length: ${body.length}", "", ""]
      def out = new BufferedOutputStream(socket.outputStream)
      try {
        out.write(head.join("\r\n").bytes)
        if (chunked) {
          out.write((Integer.toHexString(body.length) + "\r\n").bytes)
        }
        out.write(body)
        out.write((chunked ? "\r\n0\r\n\r\n" : "").bytes)
        out.flush()
      } catch (SocketException refusedAlready) {
        // the server answered and hung up: its answer is what counts
      }
      socket.inputStream.newReader().readLine() ?: "nothing"
    }
  }
}
