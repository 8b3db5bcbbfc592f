package dev.handback.worker;

import dev.handback.configuration.SecretReferences;
import dev.handback.offboarding.SettingsActivities.SweepMode;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a worker needs to know.
 *
 * @param estateFile the targets it serves
 * @param policyFile the policy in force
 * @param secretsFolder where relative {@code file:} references start
 * @param probeKey reference to the key of the throw-away passwords; the same for all workers
 * @param taskQueues the queues of network zones whose targets it reaches, besides the runs' own
 * @param sweeps how stages reach their targets, see the ADR on sweeps
 * @param serveRuns false for a worker in another network zone, which only reaches targets
 */
@ConfigurationProperties("handback")
public record WorkerConfig(
    Path estateFile,
    Path policyFile,
    @Nullable Path secretsFolder,
    String probeKey,
    @Nullable List<String> taskQueues,
    @Bindable(defaultValue = "ORDINARY") SweepMode sweeps,
    @Bindable(defaultValue = "true") boolean serveRuns) {

  public WorkerConfig {
    if (!serveRuns && (taskQueues == null || taskQueues.isEmpty())) {
      throw new IllegalArgumentException(
          "handback.serve-runs is false and handback.task-queues is empty, so this worker would serve"
              + " nothing: name the task queues of its network zone.");
    }
  }

  /** Relative secret references start beside the estate, unless the configuration says where. */
  SecretReferences secrets() {
    return secretsFolder == null
        ? SecretReferences.beside(estateFile)
        : SecretReferences.in(secretsFolder);
  }

  List<String> queues() {
    return taskQueues == null ? List.of() : taskQueues;
  }
}
