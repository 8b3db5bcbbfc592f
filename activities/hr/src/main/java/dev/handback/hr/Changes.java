package dev.handback.hr;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handback.configuration.hr.Poll;
import dev.handback.configuration.hr.Poll.Each;
import dev.handback.poll.PolledItem;
import dev.handback.poll.PolledPage;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A source's list of what has changed, page by page. */
record Changes(HrSource source, Poll poll) {
  private static final int ID = 255;

  PolledPage list(Instant since, @Nullable String next) throws NoAnswer {
    var answer = source.client().ask(address(since, next), null);
    return page(answer.orElseThrow(() -> new NoAnswer("it has no list of changes: 404")));
  }

  private URI address(Instant since, @Nullable String next) throws NoAnswer {
    var api = source.api().url();
    if (next == null) {
      var from = since.truncatedTo(ChronoUnit.SECONDS).toString();
      return HrAddress.of(api, poll.path(), "since", from);
    }
    try {
      return poll.nextPath() == null
          ? api.resolve(next)
          : HrAddress.of(api, poll.nextPath(), "cursor", next);
    } catch (IllegalArgumentException e) {
      throw new NoAnswer("what it calls the next page is no address");
    }
  }

  private PolledPage page(JsonNode answer) throws NoAnswer {
    var list = poll.items() == null ? answer : answer.at(poll.items());
    // an object without anything in it is written as an array by some
    if (!list.isContainerNode()) {
      throw new NoAnswer("it has no list of changes at " + poll.items());
    }
    var items = new ArrayList<PolledItem>();
    for (var item : list) {
      item(item).ifPresent(items::add);
    }
    return new PolledPage(items, Json.text(answer, poll.next()));
  }

  /** Whoever has no id that could be anybody's is left out. */
  private Optional<PolledItem> item(JsonNode item) {
    var id = Json.text(item, poll.id());
    if (id == null || id.length() > ID) {
      return Optional.empty();
    }
    var said = poll.each() == Each.ITEM ? item.toString() : null;
    return Optional.of(new PolledItem(id, time(Json.text(item, poll.changedAt())), said));
  }

  private static @Nullable Instant time(@Nullable String text) {
    try {
      return text == null ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException unknown) {
      return null;
    }
  }
}
