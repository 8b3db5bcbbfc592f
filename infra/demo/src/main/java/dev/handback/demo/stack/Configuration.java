package dev.handback.demo.stack;

import dev.handback.estate.InstanceMemory;
import dev.handback.estate.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The files that worker and api are started with. */
final class Configuration {
  private final DemoHome home;
  private final Facts facts;
  private final Keys keys;

  Configuration(DemoHome home) {
    this.home = home;
    this.facts = new Facts(home);
    this.keys = new Keys(home);
  }

  /**
   * Writes the worker's files; returns all they say.
   *
   * @param api the port of the api, whose console messages lead to
   */
  String worker(int port, int api) {
    keys.generated("probe-key");
    Map<String, String> values = processes(port);
    values.put("signing.key", keys.signingKey().toString());
    for (Part part : home.targets()) {
      Facts.Target target = facts.target(part);
      values.put(part.label() + ".url", target.url());
      keys.given(part.label(), handbacksOwn(target));
      further(part, target, values);
    }
    values.put("console", "http://127.0.0.1:" + api + "/console");
    values.put("mail.port", Integer.toString(facts.mail().port()));
    values.put("messages", "messages-file: '" + home.file("messages.yaml") + "'");
    values.put("sources", "sources: {file: '" + home.file("sources.yaml") + "'}");
    return signals(values, api)
        + estate(values)
        + sources(values)
        + write("policy.yaml", values)
        + write("messages.yaml", values)
        + write("worker.yml", values)
        + keys.payloads().ids();
  }

  /** The same for a worker whose targets are {@code count} in its own memory. */
  String benchWorker(int port, int count, Duration delay, int accounts) {
    keys.generated("probe-key");
    Map<String, String> values = processes(port);
    values.put("signing.key", keys.signingKey().toString());
    String entry =
        new Template("bench-target.yaml")
            .with(Map.of("delay", delay.toString(), "accounts", Integer.toString(accounts)));
    String targets =
        IntStream.rangeClosed(1, count)
            .mapToObj(number -> entry.replace("{number}", Integer.toString(number)))
            .collect(Collectors.joining());
    PrivateFile.write(home.file("estate.yaml"), "targets:\n" + targets);
    values.put("messages", "");
    values.put("sources", "");
    values.put("signals", "");
    return targets
        + write("policy.yaml", values)
        + write("worker.yml", values)
        + keys.payloads().ids();
  }

  /**
   * Writes the api's files; returns all they say.
   *
   * @param guarded whether it holds mass removals, as the policy says, and tells applications
   */
  String api(int port, boolean guarded) {
    keys.generated("token");
    Arrays.stream(Sender.values()).forEach(keys::of);
    Map<String, String> values = processes(port);
    String policy = guarded ? write("policy.yaml", values) : "";
    values.put("policy", guarded ? "policy-file: '" + home.file("policy.yaml") + "'" : "");
    values.put("signals", "");
    String signals = guarded ? signals(values, port) : "";
    return signals
        + sources(values)
        + policy
        + users()
        + write("api.yml", values)
        + keys.payloads().ids();
  }

  /** Who may send, whom to ask where they run here, and Keycloak's signals. */
  private String sources(Map<String, String> values) {
    String text = new Template("sources.yaml").with(values);
    if (facts.knows(Part.PERSONNEL)) {
      Facts.HrApi api = facts.hrApi();
      keys.given("personnel-api", api.key() + ":x");
      values.put("personnel.url", api.url());
      text += new Template("personnel-source.yaml").with(values);
    }
    OptionalInt keycloak = InstanceMemory.open(home.of(Part.KEYCLOAK)).rememberedPort("http");
    if (keycloak.isPresent()) {
      keys.signals();
      values.put("keycloak.port", Integer.toString(keycloak.getAsInt()));
      text += new Template("signal-sources.yaml").with(values);
    }
    return Template.write(home.file("sources.yaml"), text);
  }

  /** Worker and api have the same file: one tells the record, the other answers receivers. */
  private String signals(Map<String, String> values, int api) {
    keys.signalsKey();
    values.put("api", "http://127.0.0.1:" + api);
    values.put("signals", "shared-signals-file: '" + home.file("shared-signals.yaml") + "'");
    return write("shared-signals.yaml", values);
  }

  /** The systems of record that may send to this api, ready to sign. */
  List<HrSource> sources(String api) {
    return Arrays.stream(Sender.values()).map(sender -> source(sender, api)).toList();
  }

  private HrSource source(Sender sender, String api) {
    return new HrSource(
        sender.label(),
        sender.scheme(),
        api + "/webhooks/" + sender.label(),
        keys.of(sender),
        sender.contentType(),
        new Template(sender.sample()).with(Map.of("now", today())).strip());
  }

  /** When the sample was written down, which is no part of what a script replaces in it. */
  private static String today() {
    return Instant.now().truncatedTo(ChronoUnit.DAYS).toString();
  }

  /** Written when a password changes only: a hash is another one each time. */
  private String users() {
    List<DemoUser> users = DemoUser.all(home);
    Path file = home.file("users.yaml");
    InstanceMemory memory = InstanceMemory.open(home.dir());
    String password = users.getFirst().password();
    if (!Files.exists(file) || !memory.is("users.password", password)) {
      write("users.yaml", Map.of("users", DemoUser.yaml(users)));
      memory.put("users.password", password);
    }
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  private Map<String, String> processes(int port) {
    Facts.Engine engine = facts.engine();
    Facts.RecordDatabase database = facts.database();
    return new HashMap<>(
        Map.of(
            "port", Integer.toString(port),
            "home", home.dir().toString(),
            "engine.address", engine.address(),
            "engine.namespace", engine.namespace(),
            "engine.ui", engine.ui() == null ? "" : engine.ui(),
            "payload.keys", keys.payloadKeys().toString(),
            "record.url", database.jdbcUrl(),
            "record.user", database.user(),
            "record.password", database.password()));
  }

  /** What Handback itself shows to a target, under the name that the connector gives it. */
  private static String handbacksOwn(Facts.Target target) {
    Object handback = target.client().get("handback");
    return handback instanceof Map<?, ?> own
        ? String.valueOf(own.get("password"))
        : String.valueOf(target.client().get("token"));
  }

  private String estate(Map<String, String> values) {
    String text = new Template("estate.yaml").with(values);
    String all =
        home.targets().contains(Part.CERTIFICATES)
            ? text + new Template("estate-certificates.yaml").with(values)
            : text;
    return Template.write(home.file("estate.yaml"), all);
  }

  /** What one target needs besides its address and one secret. */
  private void further(Part part, Facts.Target target, Map<String, String> values) {
    if (part == Part.CERTIFICATES && target.client().get("handback") instanceof Map<?, ?> own) {
      keys.given("certificates-database", String.valueOf(own.get("database")));
      values.put("certificates.root", target.text("root"));
      values.put("certificates.database", target.text("database"));
    }
  }

  private String write(String file, Map<String, String> values) {
    return new Template(file).writeTo(home.dir(), values);
  }
}
