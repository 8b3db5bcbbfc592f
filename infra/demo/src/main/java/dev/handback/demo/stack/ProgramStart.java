package dev.handback.demo.stack;

import dev.handback.estate.EstateProcess;
import dev.handback.estate.HttpProbe;
import dev.handback.estate.InstanceMemory;
import dev.handback.estate.Launch;
import dev.handback.estate.ProcessSpec;
import dev.handback.offboarding.Digest;
import dev.handback.offboarding.SettingsActivities.SweepMode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Starts our own programs, each with little memory, and waits until they answer. */
public final class ProgramStart {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** Limits that leave a process below 350 MB; what its C library has freed goes back. */
  private static final List<String> SMALL =
      List.of(
          "-Xms32m",
          "-Xmx144m",
          "-XX:MaxMetaspaceSize=160m",
          "-XX:TrimNativeHeapInterval=10000",
          "-XX:ReservedCodeCacheSize=128m",
          "-XX:MaxDirectMemorySize=64m",
          "-Dio.netty.noPreferDirect=true",
          "-Dio.netty.allocator.numDirectArenas=2");

  private static final JavaProgram WORKER =
      new JavaProgram("worker", "worker", "dev.handback.worker.Worker", SMALL);
  private static final JavaProgram API =
      new JavaProgram("api", "api", "dev.handback.api.Api", SMALL);
  private static final JavaProgram ATELIER =
      new JavaProgram(
          "atelier", "infra/scim-app", "dev.handback.scimapp.ScimApp", List.of("-Xmx64m"));
  private static final JavaProgram MAIL =
      new JavaProgram(
          "mail", "infra/mail-server", "dev.handback.mailserver.MailServer", List.of("-Xmx64m"));

  private static final JavaProgram PERSONNEL =
      new JavaProgram(
          "personnel", "infra/hr-system", "dev.handback.hrsystem.Personnel", List.of("-Xmx64m"));

  private ProgramStart() {}

  /** The port is remembered; the one a running process has stays its own. */
  static int port(Surroundings surroundings, Part part) {
    Launch launch = surroundings.launch(part);
    InstanceMemory memory = InstanceMemory.open(launch.dir());
    return surroundings.home().running(part).isPresent()
        ? memory.knownPort("http")
        : memory.port(launch, "http");
  }

  /** Starts it unless it runs; runs it anew when its configuration or its program has changed. */
  static Facts.Web ours(Surroundings surroundings, Part part, String configuration) {
    return start(surroundings, part, part == Part.API ? API : WORKER, configuration, List.of());
  }

  /** A worker that knows the in-process targets of the benchmark, too. */
  static Facts.Web benchWorker(Surroundings surroundings, String configuration, SweepMode sweeps) {
    return start(
        surroundings,
        Part.WORKER,
        WORKER.beside("infra/demo"),
        configuration + sweeps,
        List.of("-Dhandback.sweeps=" + sweeps));
  }

  /** An api that has the route of a bare insert, too. */
  static Facts.Web benchApi(Surroundings surroundings, String configuration) {
    return start(
        surroundings,
        Part.API,
        API.beside("infra/demo"),
        configuration + "bare insert",
        List.of("-Dhandback.bare-insert=true"));
  }

  private static Facts.Web start(
      Surroundings surroundings,
      Part part,
      JavaProgram program,
      String configuration,
      List<String> more) {
    Launch launch = surroundings.launch(part);
    String state =
        Digest.hex(configuration, program.builtAt(surroundings.home().tools()).toString());
    InstanceMemory memory = InstanceMemory.open(launch.dir());
    Optional<EstateProcess> running = surroundings.home().running(part);
    if (running.isPresent() && !memory.is("state", state)) {
      surroundings.tell(part, "has changed, is started anew");
      running.get().stop();
      running = Optional.empty();
    }
    EstateProcess process =
        running.orElseGet(
            () -> EstateProcess.start(program.spec(launch, options(surroundings, part, more))));
    memory.put("state", state);
    String url = "http://127.0.0.1:" + memory.knownPort("http");
    process.awaitReady(
        () -> HttpProbe.answersOk(URI.create(url + "/health")), PATIENCE, launch.progress());
    return new Facts.Web(url);
  }

  /** Atelier's address. */
  public static String atelier(
      Surroundings surroundings, Launch launch, UnaryOperator<ProcessSpec> configured) {
    int port = port(surroundings, Part.ATELIER);
    EstateProcess process =
        surroundings
            .home()
            .running(Part.ATELIER)
            .orElseGet(() ->
                EstateProcess.start(
                    configured.apply(
                        ATELIER
                            .spec(launch, List.of())
                            .with("ATELIER_PORT", Integer.toString(port)))));
    String url = "http://127.0.0.1:" + port;
    // Without a session it answers 401, which is an answer.
    process.awaitReady(
        () -> HttpProbe.answers(URI.create(url + "/me")), PATIENCE, launch.progress());
    return url;
  }

  /** Where mail is taken, and where it is shown. */
  static Facts.Mail mail(Surroundings surroundings) {
    Launch launch = surroundings.launch(Part.MAIL);
    InstanceMemory memory = InstanceMemory.open(launch.dir());
    Optional<EstateProcess> running = surroundings.home().running(Part.MAIL);
    int smtp = running.isPresent() ? memory.knownPort("smtp") : memory.port(launch, "smtp");
    int http = running.isPresent() ? memory.knownPort("http") : memory.port(launch, "http");
    EstateProcess process =
        running.orElseGet(() ->
            EstateProcess.start(
                MAIL.spec(launch, List.of())
                    .with("MAIL_SMTP_PORT", Integer.toString(smtp))
                    .with("MAIL_HTTP_PORT", Integer.toString(http))));
    URI mails = URI.create("http://127.0.0.1:" + http + "/mails");
    process.awaitReady(() -> HttpProbe.answersOk(mails), PATIENCE, launch.progress());
    return new Facts.Mail("127.0.0.1", smtp, mails.toString());
  }

  /** Where the stand-in for an HR system is asked; at its first start everybody works there. */
  static Facts.HrApi personnel(Surroundings surroundings) {
    Launch launch = surroundings.launch(Part.PERSONNEL);
    String key = InstanceMemory.open(launch.dir()).credentials("api").password();
    Path employees = EmployeesFile.in(launch.dir());
    int port = port(surroundings, Part.PERSONNEL);
    EstateProcess process =
        surroundings
            .home()
            .running(Part.PERSONNEL)
            .orElseGet(() ->
                EstateProcess.start(
                    PERSONNEL
                        .spec(launch, List.of())
                        .with("PERSONNEL_PORT", Integer.toString(port))
                        .with("PERSONNEL_FILE", employees.toString())
                        .with("PERSONNEL_KEY", key)));
    String url = "http://127.0.0.1:" + port;
    // Without the key it answers 401, which is an answer.
    process.awaitReady(
        () -> HttpProbe.answers(URI.create(url + "/api/v1/employees/changed")),
        PATIENCE,
        launch.progress());
    return new Facts.HrApi(url, key);
  }

  private static List<String> options(Surroundings surroundings, Part part, List<String> more) {
    String file = "-Dmicronaut.config.files=" + surroundings.home().file(part.label() + ".yml");
    return Stream.concat(Stream.of(file), more.stream()).toList();
  }
}
