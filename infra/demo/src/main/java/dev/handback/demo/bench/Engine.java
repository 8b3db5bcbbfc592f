package dev.handback.demo.bench;

import dev.handback.demo.stack.BenchStack;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.serviceclient.GrpcCompression;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;

/** A client of the engine, as our own processes are. */
record Engine(WorkflowServiceStubs service, WorkflowClient client) implements AutoCloseable {

  static Engine of(BenchStack stack) {
    var service =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder()
                .setTarget(stack.engine().address())
                .setGrpcCompression(GrpcCompression.NONE)
                .build());
    var options =
        WorkflowClientOptions.newBuilder()
            .setNamespace(stack.engine().namespace())
            .setDataConverter(stack.payloads().converter())
            .build();
    return new Engine(service, WorkflowClient.newInstance(service, options));
  }

  /** The same as somebody who encrypts nothing. */
  WorkflowClient bare() {
    return WorkflowClient.newInstance(
        service,
        client.getOptions().toBuilder()
            .setDataConverter(DefaultDataConverter.newDefaultInstance())
            .build());
  }

  @Override
  public void close() {
    service.shutdownNow();
  }
}
