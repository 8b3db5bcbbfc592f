package dev.handback.worker;

import dev.handback.configuration.ConfigurationFile;
import dev.handback.configuration.SecretReference;
import dev.handback.configuration.policy.PolicyFile;
import dev.handback.connector.Secret;
import dev.handback.connector.estate.EstateFile;
import dev.handback.connector.sweep.AccessActivitiesImpl;
import dev.handback.connector.sweep.ThrowAwayPasswords;
import dev.handback.offboarding.Digest;
import dev.handback.offboarding.SettingsActivities;
import dev.handback.record.policy.PolicyVersions;
import dev.handback.record.seat.LicencePools;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Reads {@code policy.yaml} and {@code estate.yaml}; a wrong line ends the start. */
@Factory
final class Settings {

  @Singleton
  ConfigurationFile<EstateFile> estate(WorkerConfig config) {
    return EstateFile.read(config.estateFile());
  }

  /** The version is stored before any run can name it (requirement P4). */
  @Singleton
  PolicyFile policy(WorkerConfig config, PolicyVersions versions) {
    var file = PolicyFile.read(config.policyFile());
    var policy = file.value();
    versions.save(policy.version(), file.text(), Digest.hex(file.text()));
    return policy;
  }

  @Singleton
  @Bean(preDestroy = "close")
  AccessActivitiesImpl access(WorkerConfig config, ConfigurationFile<EstateFile> estate) {
    var secrets = config.secrets();
    var probeKey = secrets.resolve(new SecretReference(config.probeKey())).reveal();
    return new AccessActivitiesImpl(
        EstateFile.connect(estate, secrets),
        new ThrowAwayPasswords(Secret.of(probeKey)),
        Clock.systemUTC());
  }

  @Singleton
  SettingsActivities settings(
      WorkerConfig config,
      PolicyFile policy,
      ConfigurationFile<EstateFile> estate,
      LicencePools pools) {
    var briefs = estate.value().briefs();
    pools.save(briefs);
    return new SettingsActivitiesImpl(policy, briefs, config.sweeps());
  }
}
