package dev.handback.estate;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Ends with this JVM what was started to live no longer than it. */
final class JvmExit {
  private static final Set<EstateProcess> OURS = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("estate-stop")
                .unstarted(() -> OURS.parallelStream().forEach(EstateProcess::stop)));
  }

  private JvmExit() {}

  static void ends(EstateProcess process) {
    OURS.add(process);
  }

  static void forget(EstateProcess process) {
    OURS.remove(process);
  }
}
