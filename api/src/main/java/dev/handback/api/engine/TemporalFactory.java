package dev.handback.api.engine;

import dev.handback.configuration.SecretReferences;
import dev.handback.payload.EncryptingCodec;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleClientOptions;
import io.temporal.serviceclient.GrpcCompression;
import io.temporal.serviceclient.RpcRetryOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The client, not connected until it is used: the api starts and accepts while Temporal is down.
 */
@Factory
final class TemporalFactory {

  /** One call: a start takes milliseconds, and its inbox row is ours for 30 s. */
  private static final Duration CALL = Duration.ofSeconds(3);

  /** All tries of one call: a person at the other end still waits for the answer. */
  private static final Duration ALL_TRIES = Duration.ofSeconds(5);

  /** Where relative {@code file:} references start. */
  private static final Path WORKING_FOLDER = Path.of("");

  @Singleton
  @Bean(preDestroy = "shutdown")
  WorkflowServiceStubs stubs(TemporalSettings settings) {
    return WorkflowServiceStubs.newServiceStubs(
        WorkflowServiceStubsOptions.newBuilder()
            .setTarget(settings.address())
            .setRpcTimeout(CALL)
            .setSystemInfoTimeout(CALL)
            .setRpcRetryOptions(RpcRetryOptions.newBuilder().setExpiration(ALL_TRIES).build())
            // compressing costs more than it saves on a local network
            .setGrpcCompression(GrpcCompression.NONE)
            .build());
  }

  /** Read at the start, so that a wrong key shows at once. */
  @Context
  EncryptingCodec codec(TemporalSettings settings) {
    return EncryptingCodec.configured(SecretReferences.in(WORKING_FOLDER), settings.payloadKeys());
  }

  @Singleton
  WorkflowClient client(
      WorkflowServiceStubs stubs, TemporalSettings settings, EncryptingCodec codec) {
    return WorkflowClient.newInstance(
        stubs,
        WorkflowClientOptions.newBuilder()
            .setNamespace(settings.namespace())
            .setDataConverter(codec.converter())
            .build());
  }

  @Singleton
  ScheduleClient schedules(
      WorkflowServiceStubs stubs, TemporalSettings settings, EncryptingCodec codec) {
    return ScheduleClient.newInstance(
        stubs,
        ScheduleClientOptions.newBuilder()
            .setNamespace(settings.namespace())
            .setDataConverter(codec.converter())
            .build());
  }
}
