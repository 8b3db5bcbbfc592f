package dev.handback.scimapp;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.handback.scimapp.account.AccountStore;
import dev.handback.scimapp.account.Accounts;
import dev.handback.scimapp.account.MvAccountStore;
import dev.handback.scimapp.account.Sessions;
import dev.handback.scimapp.fault.FaultFilter;
import dev.handback.scimapp.fault.FaultMode;
import dev.handback.scimapp.fault.Faults;
import dev.handback.scimapp.fault.FaultsEndpoint;
import dev.handback.scimapp.fault.ForgetfulStore;
import dev.handback.scimapp.scim.ScimSurface;
import dev.handback.scimapp.seat.SeatPools;
import dev.handback.scimapp.signin.PeopleSurface;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.glassfish.jersey.server.ContainerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.server.spi.Container;

/** Atelier, running: SCIM under {@code /scim/v2}, people's sign-in at the root. */
public final class ScimApp implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";

  private final MvAccountStore file;
  private final Faults faults = new Faults();
  private final HttpServer server;
  private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();

  private ScimApp(MvAccountStore file, HttpServer server) {
    this.file = file;
    this.server = server;
  }

  /**
   * Starts the application; it answers when this returns.
   *
   * @throws IOException when the port is taken or the data folder cannot be written
   */
  public static ScimApp start(ScimAppOptions options) throws IOException {
    // Else each answer waits for the client's delayed acknowledgement, 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    Files.createDirectories(options.dataDir());
    MvAccountStore file = MvAccountStore.open(options.dataDir().resolve("atelier.mv"));
    ScimApp app = new ScimApp(file, listen(options.port(), file));
    app.serve(options);
    writePort(options.dataDir(), app.baseUrl().getPort());
    return app;
  }

  /** Where it answers, without a slash at the end. */
  public URI baseUrl() {
    return URI.create("http://" + LOOPBACK + ":" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    faults.end();
    server.stop(0);
    // Waits for changes under way: to interrupt one would close the file beneath it.
    requests.close();
    file.close();
  }

  /** Runs until it is killed; prints {@code ready} and the address once it answers. */
  public static void main(String[] arguments) throws IOException {
    ScimAppOptions options;
    try {
      options =
          new CommandLine(System.getenv(), System.getProperties(), List.of(arguments)).options();
    } catch (IllegalArgumentException e) {
      System.err.println("Atelier cannot start: " + e.getMessage());
      System.exit(2);
      return;
    }
    ScimApp app = start(options);
    Runtime.getRuntime().addShutdownHook(new Thread(app::close));
    System.out.println("ready " + app.baseUrl());
  }

  private static HttpServer listen(int port, MvAccountStore file) throws IOException {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral(LOOPBACK), port), 0);
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  private void serve(ScimAppOptions options) {
    SeatPools pools = new SeatPools(options.seatPools());
    AccountStore store = new ForgetfulStore(file, faults);
    Accounts accounts = new Accounts(store, pools, options.passwordIterations());
    Sessions sessions =
        new Sessions(
            accounts,
            store,
            () -> faults.mode() == FaultMode.FLAG_ONLY,
            options.passwordIterations(),
            Clock.systemUTC());
    ResourceConfig scim = ScimSurface.of(accounts, pools, options.scimToken().value());
    ResourceConfig people = PeopleSurface.of(sessions);
    if (options.faults()) {
      scim.register(new FaultFilter(faults, FaultFilter.Surface.SCIM));
      people.register(new FaultFilter(faults, FaultFilter.Surface.PEOPLE));
      people.register(FaultsEndpoint.class).register(FaultsEndpoint.binding(faults));
    }
    server.createContext("/scim/v2/", handler(scim));
    server.createContext("/", handler(people));
    server.setExecutor(requests);
    server.start();
  }

  private static HttpHandler handler(ResourceConfig surface) {
    surface.property(ServerProperties.WADL_FEATURE_DISABLE, true);
    HttpHandler handler = ContainerFactory.createContainer(HttpHandler.class, surface);
    if (handler instanceof Container container) {
      container.getApplicationHandler().onStartup(container);
    }
    return handler;
  }

  /** Written whole, so that whoever waits for the file never reads half a number. */
  private static void writePort(Path dataDir, int port) throws IOException {
    Path part = Files.writeString(dataDir.resolve("port.part"), port + "\n");
    Files.move(part, dataDir.resolve("port"), StandardCopyOption.ATOMIC_MOVE);
  }
}
