package dev.handback.worker;

import dev.handback.configuration.ConfigurationFile;
import dev.handback.configuration.SecretReference;
import dev.handback.configuration.policy.PolicyFile;
import dev.handback.connector.Secret;
import dev.handback.connector.estate.EstateFile;
import dev.handback.connector.inventory.InventoryActivitiesImpl;
import dev.handback.connector.sweep.AccessActivitiesImpl;
import dev.handback.connector.sweep.Targets;
import dev.handback.connector.sweep.ThrowAwayPasswords;
import dev.handback.inactivity.InactivitySettingsActivities;
import dev.handback.inventory.InventoryActivities;
import dev.handback.inventory.InventorySettingsActivities;
import dev.handback.offboarding.Digest;
import dev.handback.offboarding.SettingsActivities;
import dev.handback.record.estate.EstateTarget;
import dev.handback.record.estate.TargetRegister;
import dev.handback.record.policy.PolicyVersions;
import dev.handback.record.seat.LicencePools;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

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
    if (config.serveRuns()) {
      versions.putInForce(policy.version(), Instant.now());
    }
    return policy;
  }

  /** Only who plans runs knows the whole estate. */
  @Singleton
  Targets targets(
      WorkerConfig config,
      ConfigurationFile<EstateFile> estate,
      TargetHealth health,
      TargetRegister register) {
    var targets = EstateFile.connect(estate, config.secrets(), health);
    if (config.serveRuns()) {
      var all = estate.value().targets().stream().map(entry -> described(entry, targets));
      register.save(all.toList(), Instant.now());
    }
    return targets;
  }

  private static EstateTarget described(EstateFile.Entry entry, Targets targets) {
    return new EstateTarget(
        entry.id(),
        entry.connector(),
        entry.owner(),
        entry.queue(),
        entry.sla(),
        targets.capabilitiesOf(entry.id()),
        targets.byHandAt(entry.id()));
  }

  /** Closes the targets as well. */
  @Singleton
  @Bean(preDestroy = "close")
  AccessActivitiesImpl access(WorkerConfig config, Targets targets) {
    var probeKey = config.secrets().resolve(new SecretReference(config.probeKey())).reveal();
    return new AccessActivitiesImpl(
        targets, new ThrowAwayPasswords(Secret.of(probeKey)), Clock.systemUTC());
  }

  @Singleton
  InventoryActivities inventory(Targets targets) {
    return new InventoryActivitiesImpl(targets);
  }

  @Singleton
  InventorySettingsActivities inventorySettings(
      PolicyFile policy, ConfigurationFile<EstateFile> estate, Targets targets) {
    return new InventorySettingsActivitiesImpl(
        estate.value(), policy.inventoryRules(), targets.listing());
  }

  @Singleton
  InactivitySettingsActivities inactivitySettings(PolicyFile policy) {
    return new InactivitySettingsActivitiesImpl(policy.inactivity());
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
