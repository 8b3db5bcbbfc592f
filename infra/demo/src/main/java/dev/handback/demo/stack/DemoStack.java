package dev.handback.demo.stack;

import dev.handback.demo.company.Payroll;
import dev.handback.demo.targets.AtelierTarget;
import dev.handback.demo.targets.CertificatesTarget;
import dev.handback.demo.targets.DirectoryTarget;
import dev.handback.demo.targets.KeycloakTarget;
import dev.handback.demo.targets.SignalStreams;
import dev.handback.demo.targets.WarehouseTarget;
import dev.handback.estate.EstateException;
import dev.handback.estate.EstateProcess;
import dev.handback.estate.Lifetime;
import dev.handback.estate.Progress;
import dev.handback.payload.EncryptingCodec;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The whole demo, each process its own: engine, record, five targets with the company in them, what
 * stands in for its HR system, worker and api. Everything that runs already is left as it is.
 */
public final class DemoStack implements AutoCloseable {
  private final Surroundings surroundings;
  private final Facts facts;
  private final Set<Part> startedHere = ConcurrentHashMap.newKeySet();
  private final boolean guarded;

  private DemoStack(Surroundings surroundings, boolean guarded) {
    this.surroundings = surroundings;
    this.guarded = guarded;
    this.facts = new Facts(surroundings.home());
  }

  /** For specs: any ports, and everything ends with this JVM at the latest. */
  public static DemoStack in(Path home) {
    return new DemoStack(
        new Surroundings(DemoHome.in(home), Lifetime.WITH_JVM, Progress.SILENT), true);
  }

  /** For people: the usual ports where they are free, and processes that survive this JVM. */
  public static DemoStack detached(DemoHome home, Progress progress) {
    return new DemoStack(new Surroundings(home, Lifetime.DETACHED, progress), true);
  }

  /**
   * The same, for what measures or breaks the engine: the one in memory would not do.
   *
   * @throws EstateException when the real Temporal server cannot be had here
   */
  public DemoStack onRealEngine() {
    EngineStart.requireServer(home());
    return this;
  }

  public DemoStack tell(Progress progress) {
    return new DemoStack(
        new Surroundings(surroundings.home(), surroundings.lifetime(), progress), guarded);
  }

  /** The same, with an api that holds no mass removals: a benchmark is one. */
  public DemoStack unguarded() {
    return new DemoStack(surroundings, false);
  }

  public DemoHome home() {
    return surroundings.home();
  }

  public Facts facts() {
    return facts;
  }

  /** For clients of the engine: what payloads are encrypted and read with now. */
  public EncryptingCodec payloads() {
    return new Keys(home()).payloads();
  }

  /** Somebody who has this role and no other. */
  public DemoUser user(String role) {
    return DemoUser.all(home()).stream()
        .filter(user -> user.roles().equals(List.of(role)))
        .findFirst()
        .orElseThrow(() -> new EstateException("Nobody has the role " + role + "."));
  }

  /** Somebody who signs in by this name. */
  public DemoUser named(String username) {
    return DemoUser.all(home()).stream()
        .filter(user -> user.username().equals(username))
        .findFirst()
        .orElseThrow(() -> new EstateException("Nobody signs in as " + username + " here."));
  }

  /** A system of record that may send webhooks. */
  public HrSource source(String name) {
    return new Configuration(home())
        .sources(facts.web(Part.API).url()).stream()
            .filter(source -> source.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new EstateException("There is no source " + name + "."));
  }

  /**
   * Starts what does not run yet and writes demo.json once everything answers.
   *
   * @throws dev.handback.estate.EstateException with a sentence for the person
   */
  public DemoStack start() {
    // Whose signals it is to believe, the api has to know before it starts; ports are kept.
    int _ = ProgramStart.port(surroundings, Part.KEYCLOAK);
    new StartOrder(this::start, facts, home().targets()).run();
    // A target may have had to move to another port while these started with the old one.
    start(Part.WORKER);
    start(Part.API);
    new SignalStreams(surroundings, facts).ensure(new Keys(home()).signals());
    new DemoJson(home(), facts).write();
    return this;
  }

  /** Tells worker, api and demo.json where everything is now, after one process was started. */
  public void refresh() {
    if (home().parts().stream().allMatch(facts::knows)) {
      Stream.of(Part.WORKER, Part.API)
          .filter(part -> process(part).isPresent())
          .forEach(this::start);
      new DemoJson(home(), facts).write();
    }
  }

  /** Starts one process unless it runs, and returns when it answers. */
  public void start(Part part) {
    boolean ran = process(part).isPresent();
    Object learned =
        switch (part) {
          case ENGINE -> new EngineStart(surroundings).start();
          case DATABASE -> RecordServer.start(surroundings);
          case KEYCLOAK -> KeycloakTarget.start(surroundings, payroll());
          case DIRECTORY -> DirectoryTarget.start(surroundings, payroll());
          case WAREHOUSE -> WarehouseTarget.start(surroundings, payroll());
          case ATELIER -> AtelierTarget.start(surroundings, payroll());
          case CERTIFICATES -> CertificatesTarget.start(surroundings, payroll());
          case MAIL -> ProgramStart.mail(surroundings);
          case PERSONNEL -> ProgramStart.personnel(surroundings);
          case WORKER, API -> program(part);
        };
    facts.save(part, learned);
    if (!ran && process(part).isPresent()) {
      startedHere.add(part);
    }
  }

  /** Asks one process to end, and returns when it has. */
  public void stop(Part part) {
    process(part).ifPresent(EstateProcess::stop);
    home().beside(part).ifPresent(EstateProcess::stop);
    startedHere.remove(part);
  }

  /** SIGKILL, as a crash would. */
  public void kill(Part part) {
    process(part).ifPresent(EstateProcess::kill);
    home().beside(part).ifPresent(EstateProcess::kill);
    startedHere.remove(part);
  }

  /** The process, if it runs, whoever started it. */
  public Optional<EstateProcess> process(Part part) {
    return home().running(part);
  }

  /** Stops everything that runs in this home. */
  public void stop() {
    stop(List.of(Part.values()));
  }

  /** Stops what this object has started, and nothing else. */
  @Override
  public void close() {
    stop(List.copyOf(startedHere));
  }

  /** Programs before what they use, so that none of them complains in its log. */
  private void stop(List<Part> parts) {
    List<Part> programs = List.of(Part.WORKER, Part.API);
    parts.parallelStream().filter(programs::contains).forEach(this::stop);
    parts.parallelStream().filter(part -> !programs.contains(part)).forEach(this::stop);
  }

  /** One at a time: the first makes the passwords that the others use. */
  private synchronized Payroll payroll() {
    return Payroll.open(home().file("people.json"));
  }

  private Facts.Web program(Part part) {
    return ProgramStart.ours(surroundings, part, configured(part));
  }

  /** One at a time: worker and api share the memory of generated secrets, and know each other. */
  private synchronized String configured(Part part) {
    Configuration configuration = new Configuration(home());
    int api = ProgramStart.port(surroundings, Part.API);
    return part == Part.API
        ? configuration.api(api, guarded)
        : configuration.worker(ProgramStart.port(surroundings, part), api);
  }
}
