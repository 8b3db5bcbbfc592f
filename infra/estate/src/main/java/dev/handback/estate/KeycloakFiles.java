package dev.handback.estate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Keycloak's files, unpacked once per home and built once for our kind of database: all instances
 * run from them.
 */
final class KeycloakFiles {
  /** It transmits Shared Signals, which is chosen when it is built. */
  private static final String FEATURES = "ssf";

  private final Path distribution;
  private final HandbackHome home;
  private final Progress progress;
  private final String version = ServerVersions.of("keycloak");
  private final String folder = "keycloak-" + version;

  KeycloakFiles(Launch launch) {
    this.home = launch.home();
    this.progress = launch.progress();
    this.distribution = home.home().resolve(folder);
  }

  void ensureBuilt() {
    FolderLock.holding(home.home().resolve("keycloak.lock"), this::buildOnce);
  }

  /**
   * What {@code kc.sh} would run, without the script: a SIGKILL must reach the server, not a shell
   * before it.
   */
  List<String> java(List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(Executables.java(), "-Xms64m", "-Xmx384m"));
    // Half the processor time of a start; nobody runs this server long enough to miss the other
    // compiler.
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-XX:MaxMetaspaceSize=256m", "-Duser.language=en", "-Duser.country=US"));
    for (String open : List.of("java.util", "java.util.concurrent", "java.security", "java.lang")) {
      command.add("--add-opens=java.base/" + open + "=ALL-UNNAMED");
    }
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-Dkc.home.dir=" + distribution);
    command.add("-Djboss.server.config.dir=" + distribution.resolve("conf"));
    command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
    command.add(
        "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
            + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory");
    command.addAll(List.of("-cp", distribution.resolve("lib/quarkus-run.jar").toString()));
    command.add("io.quarkus.bootstrap.runner.QuarkusEntryPoint");
    command.addAll(arguments);
    return command;
  }

  private void buildOnce() {
    Path built = distribution.resolve("handback-built-with-" + FEATURES);
    if (Files.exists(built)) {
      return;
    }
    progress.say("Unpacking and building Keycloak: once, about 30 s");
    try {
      Trees.delete(distribution);
      Trees.unzip(home.artifact("keycloak-quarkus-dist-" + version + ".zip"), folder, distribution);
      List<String> build =
          java(
              List.of("build", "--db=dev-file", "--health-enabled=true", "--features=" + FEATURES));
      CommandRun run = CommandRun.of(build, distribution, Map.of(), line -> {});
      if (!run.succeeded()) {
        throw new EstateException("Building Keycloak failed:\n" + run.output());
      }
      Files.createFile(built);
    } catch (IOException e) {
      throw EstateException.unusable(distribution, e);
    }
  }
}
