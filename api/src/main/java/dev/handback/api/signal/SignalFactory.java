package dev.handback.api.signal;

import dev.handback.api.intake.Reception;
import dev.handback.record.inbox.InboxEvent;
import dev.handback.record.inbox.Mentioned;
import dev.handback.record.inbox.SourceWord;
import dev.handback.record.inventory.KnownAccounts;
import dev.handback.record.run.ActingOffboardings;
import dev.handback.sharedsignals.People;
import dev.handback.sharedsignals.SignalInbox;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import java.nio.file.Path;

/** Reads the transmitters at start, so that a mistake in them shows at once. */
@Factory
final class SignalFactory {

  @Context
  SignalReceptions receptions(
      @Property(name = "handback.sources.file") Path sources,
      KnownAccounts accounts,
      ActingOffboardings acting,
      Reception reception) {
    return SignalReceptions.read(sources, new People(accounts, acting), new Received(reception));
  }

  /** Accepted like any other event: what it starts is started at once. */
  private record Received(Reception reception) implements SignalInbox {

    @Override
    public void accept(InboxEvent event, SourceWord word) {
      var _ = reception.accept(event, word);
    }

    @Override
    public void discard(InboxEvent event, Mentioned mentioned, String why) {
      reception.discard(event, mentioned, why);
    }
  }
}
