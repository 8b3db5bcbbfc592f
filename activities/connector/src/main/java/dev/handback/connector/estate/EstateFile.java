package dev.handback.connector.estate;

import dev.handback.configuration.ConfigurationException;
import dev.handback.configuration.ConfigurationFile;
import dev.handback.configuration.Problem;
import dev.handback.configuration.SecretReference;
import dev.handback.configuration.SecretReferences;
import dev.handback.configuration.UnresolvedSecretException;
import dev.handback.connector.Connector;
import dev.handback.connector.ConnectorException;
import dev.handback.connector.ConnectorFactory;
import dev.handback.connector.Secret;
import dev.handback.connector.estate.TargetConfig.SeatPrice;
import dev.handback.connector.sweep.Contacts;
import dev.handback.connector.sweep.Target;
import dev.handback.connector.sweep.Targets;
import dev.handback.inventory.CorrelateBy;
import dev.handback.inventory.NamePattern;
import dev.handback.offboarding.OffboardingWorkflow;
import dev.handback.offboarding.access.TargetBrief;
import dev.handback.offboarding.access.TargetId;
import dev.handback.offboarding.seat.SeatPool;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code estate.yaml}: every target system, its connector, owner, queue and SLA. */
public record EstateFile(List<Entry> targets) {

  /** The runs' own: reached by whoever serves runs, with no detour over another queue. */
  private static final String DEFAULT_QUEUE = OffboardingWorkflow.TASK_QUEUE;

  private static final Duration DEFAULT_TIME_LIMIT = Duration.ofSeconds(5);

  /** A sweep over all targets has two minutes: one that waited longer for this would start over. */
  private static final Duration LONGEST_STAGE = Duration.ofSeconds(100);

  public EstateFile {
    targets = List.copyOf(targets);
  }

  /**
   * Reads and checks the file.
   *
   * @throws ConfigurationException with every problem, by file and line
   */
  public static ConfigurationFile<EstateFile> read(Path file) {
    var read = ConfigurationFile.read(file, "estate.schema.json", EstateFile.class);
    var problems = new ArrayList<Problem>();
    var ids = read.value().targets().stream().map(Entry::id).toList();
    for (var i = 0; i < ids.size(); i++) {
      if (ids.indexOf(ids.get(i)) < i) {
        problems.add(
            read.problem(
                "/targets/" + i + "/id", "target %s is there twice".formatted(ids.get(i))));
      }
    }
    for (var i = 0; i < ids.size(); i++) {
      var entry = read.value().targets().get(i);
      if (entry.stage().compareTo(LONGEST_STAGE) > 0) {
        var key = entry.stageLimit() == null ? "timeLimit" : "stageLimit";
        problems.add(
            read.problem(
                "/targets/" + i + "/" + key,
                "a stage at %s may take %s; at most %s, since the others wait for it"
                    .formatted(entry.id(), entry.stage(), LONGEST_STAGE)));
      }
    }
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
    return read;
  }

  /** What the process needs to know of each target. */
  public List<TargetBrief> briefs() {
    return targets.stream().map(Entry::brief).toList();
  }

  /**
   * Connectors for all targets, with somebody who hears how each call ends. None is contacted yet:
   * a target that is down is no error here.
   *
   * @throws ConfigurationException with every unknown connector, unresolved secret reference and
   *     missing setting, by file and line
   */
  public static Targets connect(
      ConfigurationFile<EstateFile> file, SecretReferences secrets, Contacts contacts) {
    var factories = new TreeMap<String, ConnectorFactory>();
    ServiceLoader.load(ConnectorFactory.class).forEach(one -> factories.put(one.connector(), one));
    var problems = new ArrayList<Problem>();
    var made = new ArrayList<Target>();
    var entries = file.value().targets();
    for (var i = 0; i < entries.size(); i++) {
      var entry = entries.get(i);
      try {
        var connector = connect(entry, factories, secrets);
        var target = new Target(entry.id(), connector, entry.stage(), entry.correlateBy());
        made.add(target.watchedBy(contacts));
      } catch (ConnectorException.Misconfigured | IllegalArgumentException wrong) {
        problems.add(file.problem("/targets/" + i, String.valueOf(wrong.getMessage())));
      } catch (UnresolvedSecretException missing) {
        problems.add(
            file.problem("/targets/" + i + "/secret", String.valueOf(missing.getMessage())));
      }
    }
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
    return new Targets(made);
  }

  private static Connector connect(
      Entry entry, Map<String, ConnectorFactory> factories, SecretReferences secrets) {
    var factory = factories.get(entry.connector());
    if (factory == null) {
      throw new IllegalArgumentException(
          "there is no connector %s; there are %s"
              .formatted(entry.connector(), factories.keySet()));
    }
    var further = new TreeMap<String, Secret>();
    entry
        .furtherSecrets()
        .forEach(
            (name, reference) -> further.put(name, Secret.of(secrets.resolve(reference).reveal())));
    return factory.create(
        entry.config(Secret.of(secrets.resolve(entry.secret()).reveal()), further));
  }

  /**
   * One target as the file has it.
   *
   * @param shared names of accounts that several people use
   * @param pooled names of accounts that are handed out from a pool
   * @param workloads names of accounts that programs use
   * @param environment for example {@code staging}
   * @param secrets what a connector needs besides its one secret, by name
   */
  public record Entry(
      TargetId id,
      String connector,
      URI url,
      @Nullable String username,
      SecretReference secret,
      CorrelateBy correlateBy,
      String owner,
      @Nullable String taskQueue,
      Duration sla,
      @Nullable Duration timeLimit,
      @Nullable Duration stageLimit,
      @Nullable Map<String, String> settings,
      @Nullable List<SeatPool> seats,
      @Nullable List<NamePattern> shared,
      @Nullable List<NamePattern> pooled,
      @Nullable List<NamePattern> workloads,
      @Nullable String environment,
      @Nullable Map<String, SecretReference> secrets) {

    TargetBrief brief() {
      return new TargetBrief(id, owner, queue(), sla, pools(), nobodysOwn());
    }

    private List<NamePattern> nobodysOwn() {
      return Stream.of(shared, pooled)
          .flatMap(names -> names == null ? Stream.empty() : names.stream())
          .toList();
    }

    /** Where the target is reached. */
    public String queue() {
      return taskQueue == null ? DEFAULT_QUEUE : taskQueue;
    }

    Duration call() {
      return timeLimit == null ? DEFAULT_TIME_LIMIT : timeLimit;
    }

    /** A stage makes several calls; three slow ones are still an answer. */
    Duration stage() {
      return stageLimit == null ? call().multipliedBy(3) : stageLimit;
    }

    Map<String, SecretReference> furtherSecrets() {
      return secrets == null ? Map.of() : secrets;
    }

    TargetConfig config(Secret resolved, Map<String, Secret> further) {
      return new TargetConfig(
          id,
          connector,
          url,
          username == null ? "" : username,
          resolved,
          correlateBy,
          call(),
          settings == null ? Map.of() : settings,
          pools().stream().flatMap(Entry::price).toList(),
          further);
    }

    private List<SeatPool> pools() {
      return seats == null ? List.of() : seats;
    }

    private static Stream<SeatPrice> price(SeatPool pool) {
      return pool.monthlyPrice() == null || pool.currency() == null
          ? Stream.empty()
          : Stream.of(new SeatPrice(pool.sku(), pool.monthlyPrice(), pool.currency()));
    }
  }
}
