package dev.handback.estate;

/** Where a launcher tells a waiting person what it is doing. */
@FunctionalInterface
public interface Progress {
  Progress SILENT = line -> {};

  /** One line without a line end. */
  void say(String line);
}
