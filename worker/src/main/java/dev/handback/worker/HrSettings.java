package dev.handback.worker;

import dev.handback.configuration.SecretReferences;
import dev.handback.configuration.hr.HrApis;
import dev.handback.configuration.policy.PolicyFile;
import dev.handback.hr.HrSource;
import dev.handback.hr.PollActivitiesImpl;
import dev.handback.hr.PollRecordActivitiesImpl;
import dev.handback.hr.ThinEvents;
import dev.handback.poll.PollActivities;
import dev.handback.poll.PollRecordActivities;
import dev.handback.record.inbox.AskedEvents;
import dev.handback.record.inbox.Population;
import dev.handback.record.poll.SourcePolls;
import dev.handback.record.sql.RecordTransactions;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads which sources can be asked, from the api's {@code sources.yaml}; a wrong line ends the
 * start. Without the property nobody is asked.
 */
@Factory
final class HrSettings {

  /** Those sources, by name. */
  record Asked(HrApis apis, Map<String, HrSource> sources) {
    Asked {
      sources = Map.copyOf(sources);
    }
  }

  @Singleton
  Asked asked(@Nullable @Value("${handback.sources.file:}") Path file) {
    if (file == null || file.toString().isEmpty()) {
      return new Asked(HrApis.NONE, Map.of());
    }
    var apis = HrApis.read(file).value();
    var secrets = SecretReferences.beside(file);
    return new Asked(apis, HrSource.all(apis, secrets, Clock.systemUTC()));
  }

  @Singleton
  AskedEvents events(
      RecordTransactions transactions, PolicyFile policy, Optional<Population> population) {
    return new AskedEvents(transactions, RemovalGuard.limits(policy), population);
  }

  @Singleton
  PollActivities polls(Asked asked, AskedEvents events) {
    return new PollActivitiesImpl(asked.sources(), events, Clock.systemUTC());
  }

  @Singleton
  PollRecordActivities pollRecord(Asked asked, SourcePolls polls) {
    return new PollRecordActivitiesImpl(asked.sources(), polls);
  }

  @Singleton
  ThinEvents thin(Asked asked, AskedEvents events) {
    return new ThinEvents(asked.sources(), events, Clock.systemUTC());
  }
}
