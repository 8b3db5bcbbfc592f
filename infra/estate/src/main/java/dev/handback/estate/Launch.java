package dev.handback.estate;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What every launcher needs to know.
 *
 * @param dir the system's own folder: data, log, pid file, remembered ports and passwords
 * @param preferredPorts by port name (for example {@code sql}); used the first time, if free
 */
public record Launch(
    HandbackHome home,
    Path dir,
    Lifetime lifetime,
    Progress progress,
    Map<String, Integer> preferredPorts) {
  public Launch {
    dir = dir.toAbsolutePath().normalize();
    preferredPorts = Map.copyOf(preferredPorts);
  }

  /** Lives with this JVM, says nothing, takes any free port. */
  public static Launch in(Path dir) {
    return new Launch(HandbackHome.find(), dir, Lifetime.WITH_JVM, Progress.SILENT, Map.of());
  }

  /** Survives this JVM. */
  public Launch detached() {
    return new Launch(home, dir, Lifetime.DETACHED, progress, preferredPorts);
  }

  public Launch tell(Progress listener) {
    return new Launch(home, dir, lifetime, listener, preferredPorts);
  }

  public Launch preferPort(String portName, int port) {
    Map<String, Integer> ports = new HashMap<>(preferredPorts);
    ports.put(portName, port);
    return new Launch(home, dir, lifetime, progress, ports);
  }

  int preferredPort(String portName) {
    return preferredPorts.getOrDefault(portName, 0);
  }
}
