package dev.handback.hr;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handback.configuration.SecretReferences;
import dev.handback.configuration.hr.HrApi;
import dev.handback.configuration.hr.HrApis;
import java.time.Clock;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One source that can be asked. */
public final class HrSource {
  private final String name;
  private final ZoneId zone;
  private final HrClient client;

  private HrSource(String name, ZoneId zone, HrClient client) {
    this.name = name;
    this.zone = zone;
    this.client = client;
  }

  /** All of them, by name. */
  public static Map<String, HrSource> all(HrApis apis, SecretReferences secrets, Clock clock) {
    var all = new LinkedHashMap<String, HrSource>();
    for (var entry : apis.sources()) {
      if (entry.api() != null) {
        var client = new HrClient(entry.api(), secrets, clock);
        all.put(entry.name(), new HrSource(entry.name(), entry.timeZone(), client));
      }
    }
    return Map.copyOf(all);
  }

  String name() {
    return name;
  }

  HrApi api() {
    return client.api();
  }

  HrClient client() {
    return client;
  }

  PersonAnswer answer(JsonNode node) {
    return new PersonAnswer(node, api().fetch(), zone);
  }

  /** Who that is; empty where the API knows nobody of that id. */
  Optional<PersonAnswer> person(String id) throws NoAnswer {
    var fetch = api().fetch();
    if (!HrAddress.canBePartOfAPath(id)) {
      return Optional.empty();
    }
    var address = HrAddress.of(api().url(), fetch.path(), "id", id);
    var body = fetch.body() == null ? null : Json.with(fetch.body(), "id", id);
    return client.ask(address, body).map(this::answer);
  }
}
