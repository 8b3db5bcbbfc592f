package dev.handback.estate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * MySQL 9 as Debian builds it, in a folder of its own: run from there with its own C library,
 * without a chroot.
 */
final class MySql9Files {
  private static final String ARCHITECTURE = "x86_64-linux-gnu";

  private final Path root;

  MySql9Files(HandbackHome home) {
    this.root = home.home().resolve("mysql9");
  }

  boolean areInstalled() {
    return Files.isExecutable(root.resolve("usr/sbin/mysqld"));
  }

  /** About 60 s and 650 MB, once. Needs root, as debootstrap does. */
  void install(Progress progress) {
    FolderLock.holding(root.resolveSibling("mysql9.lock"), () -> installOnce(progress));
  }

  /** The server with these arguments. */
  List<String> mysqld(Path data, List<String> arguments) {
    Path libraries = root.resolve("usr/lib").resolve(ARCHITECTURE);
    List<String> start =
        List.of(
            root.resolve("usr/lib64/ld-linux-x86-64.so.2").toString(),
            "--library-path",
            libraries.toString(),
            root.resolve("usr/sbin/mysqld").toString(),
            "--no-defaults",
            "--basedir=" + root.resolve("usr"),
            "--lc-messages-dir=" + root.resolve("usr/share/mysql"),
            "--datadir=" + data,
            "--user=" + System.getProperty("user.name"),
            "--secure-file-priv=NULL");
    return Stream.concat(start.stream(), arguments.stream()).toList();
  }

  /** Makes an instance's data folder unless it is there already. */
  void ensureInitialized(Path data) {
    if (Files.isDirectory(data)) {
      return;
    }
    Path fresh = data.resolveSibling("data.new");
    try {
      Trees.delete(fresh);
      CommandRun run = CommandRun.of(mysqld(fresh, List.of("--initialize-insecure")));
      if (!run.succeeded()) {
        throw new EstateException("MySQL cannot make its data folder:\n" + run.output());
      }
      Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw EstateException.unusable(data, e);
    }
  }

  private void installOnce(Progress progress) {
    if (areInstalled()) {
      return;
    }
    Path debootstrap =
        Executables.in("debootstrap", "/usr/sbin", "/usr/bin")
            .filter(program -> Executables.weAreRoot())
            .orElseThrow(MySql9Files::cannot);
    progress.say("Fetching MySQL 9 from Debian: once, about a minute");
    Path fresh = root.resolveSibling("mysql9.new");
    List<String> command =
        List.of(
            debootstrap.toString(),
            "--variant=minbase",
            "--include=mysql-server-core,mysql-client-core",
            "sid",
            fresh.toString());
    try {
      Trees.delete(fresh);
      CommandRun run = CommandRun.of(command, Path.of("/"), Map.of(), line -> {});
      if (!run.succeeded()) {
        throw new EstateException("debootstrap failed:\n" + run.output());
      }
      Files.move(fresh, root, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw EstateException.unusable(root, e);
    }
  }

  private static EstateException cannot() {
    return new EstateException(
        "A real MySQL 9 is fetched with debootstrap, as root: apt-get install debootstrap");
  }
}
