package dev.handback.demo.engine;

import dev.handback.offboarding.RunAttributes;
import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.OperatorServiceGrpc;
import io.temporal.internal.testservice.TestServicesStarter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * The Java test server of the Temporal SDK as a program of its own: a stand-in, not a Temporal
 * server. What a run has done is lost when it ends, and nobody can look at it in a Web UI.
 */
public final class InMemoryEngine {
  /** In the order in which a person asks. */
  public static final String WHAT_IS_MISSING =
      "in memory only: neither the Temporal CLI nor Go is here, so this is the SDK's test server. Its"
          + " runs are lost when it stops, it has no Web UI, no lists and no priorities. For a first"
          + " look, and for nothing else. For the real one install the Temporal CLI"
          + " (https://docs.temporal.io/cli) or Go 1.26 (https://go.dev/dl), then run"
          + " ./handback down --wipe.";

  private InMemoryEngine() {}

  /** Serves on 127.0.0.1, at the port that the system property {@code handback.port} names. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    serve(Integer.parseInt(System.getProperty("handback.port"))).awaitTermination();
  }

  /** Knows the search attributes of our runs before it listens; its clock is the system's. */
  static Server serve(int port) throws IOException {
    var services = new TestServicesStarter(/* lockTimeSkipping= */ true, /* now */ 0).getServices();
    addSearchAttributes(services);
    var server =
        NettyServerBuilder.forAddress(
            new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
    services.forEach(server::addService);
    return server.build().start();
  }

  private static void addSearchAttributes(List<BindableService> services) throws IOException {
    var name = InProcessServerBuilder.generateName();
    var server = InProcessServerBuilder.forName(name).directExecutor();
    services.forEach(server::addService);
    var started = server.build().start();
    var channel = InProcessChannelBuilder.forName(name).directExecutor().build();
    try {
      var request = AddSearchAttributesRequest.newBuilder();
      RunAttributes.ALL.forEach(
          attribute -> request.putSearchAttributes(attribute.getName(), attribute.getValueType()));
      OperatorServiceGrpc.newBlockingStub(channel).addSearchAttributes(request.build());
    } finally {
      channel.shutdownNow();
      started.shutdownNow();
    }
  }
}
