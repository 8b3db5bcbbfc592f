package dev.handback.mailserver;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Takes mail by SMTP, from anybody for anybody, and shows it at {@code /mails} as JSON. On the
 * loopback address only; what it has is forgotten when it ends.
 */
public final class MailServer implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";

  private final GreenMail smtp;
  private final HttpServer http;

  private MailServer(GreenMail smtp, HttpServer http) {
    this.smtp = smtp;
    this.http = http;
  }

  /**
   * Starts it; it answers when this returns.
   *
   * @throws IOException when a port is taken
   */
  public static MailServer start(int smtpPort, int httpPort) throws IOException {
    var smtp = new GreenMail(new ServerSetup(smtpPort, LOOPBACK, ServerSetup.PROTOCOL_SMTP));
    smtp.start();
    var http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), httpPort), 0);
    http.createContext("/mails", exchange -> show(exchange, smtp));
    http.start();
    return new MailServer(smtp, http);
  }

  /** Ports by {@code MAIL_SMTP_PORT} and {@code MAIL_HTTP_PORT}. */
  public static void main(String[] arguments) throws IOException {
    var server = start(port("MAIL_SMTP_PORT"), port("MAIL_HTTP_PORT"));
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(server::close));
  }

  /** Where its HTTP side listens. */
  public int httpPort() {
    return http.getAddress().getPort();
  }

  /** Where mail is taken. */
  public int smtpPort() {
    return smtp.getSmtp().getPort();
  }

  @Override
  public void close() {
    http.stop(0);
    smtp.stop();
  }

  private static int port(String name) {
    return Integer.parseInt(System.getenv().getOrDefault(name, "0"));
  }

  private static void show(HttpExchange exchange, GreenMail smtp) throws IOException {
    List<Mail> mails = Arrays.stream(smtp.getReceivedMessages()).map(Mail::of).toList();
    byte[] body =
        new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(Map.of("mails", mails));
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    try (var out = exchange.getResponseBody()) {
      out.write(body);
    }
  }
}
