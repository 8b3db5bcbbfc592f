package dev.handback.worker;

import dev.handback.configuration.SecretReferences;
import dev.handback.configuration.policy.PolicyFile;
import dev.handback.record.inbox.InboxEvent;
import dev.handback.record.inbox.Intake;
import dev.handback.record.inbox.Mentioned;
import dev.handback.record.inbox.SourceWord;
import dev.handback.record.inventory.KnownAccounts;
import dev.handback.record.run.ActingOffboardings;
import dev.handback.sharedsignals.People;
import dev.handback.sharedsignals.SignalActivitiesImpl;
import dev.handback.sharedsignals.SignalInbox;
import dev.handback.sharedsignals.SignalsFile;
import dev.handback.signals.SignalActivities;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which transmitters of Shared Signals are polled, by the api's {@code sources.yaml}. Without the
 * property none is.
 */
@Factory
final class ReceivedSignals {

  private static final String FILE = "handback.sources.file";

  @Singleton
  SignalsFile file(@Nullable @Property(name = FILE) Path file) {
    return file == null ? new SignalsFile(List.of(), List.of()) : SignalsFile.read(file).value();
  }

  @Singleton
  SignalActivities activities(
      @Nullable @Property(name = FILE) Path file,
      SignalsFile signals,
      WorkerConfig config,
      PolicyFile policy,
      Intake intake,
      KnownAccounts accounts,
      ActingOffboardings acting) {
    // as the api reads the same file
    var secrets = file == null ? config.secrets() : SecretReferences.beside(file);
    return new SignalActivitiesImpl(
        signals,
        secrets,
        new People(accounts, acting),
        new Stored(intake.guardedBy(RemovalGuard.limits(policy))),
        Clock.systemUTC());
  }

  /** The api's dispatcher starts what waits there. */
  private record Stored(Intake intake) implements SignalInbox {

    @Override
    public void accept(InboxEvent event, SourceWord word) {
      var _ = intake.accept(event, word);
    }

    @Override
    public void discard(InboxEvent event, Mentioned mentioned, String why) {
      intake.discard(event, mentioned, why);
    }
  }
}
