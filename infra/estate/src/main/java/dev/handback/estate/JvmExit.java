package dev.handback.estate;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Ends with this JVM what was started to live no longer than it. */
final class JvmExit {
  private static final Set<EstateProcess> OURS = ConcurrentHashMap.newKeySet();

  private static final AtomicBoolean HOOKED = new AtomicBoolean();

  private JvmExit() {}

  /** The first process brings the hook: a JVM that only stops others may be ending already. */
  static void ends(EstateProcess process) {
    OURS.add(process);
    if (HOOKED.compareAndSet(false, true)) {
      Runtime.getRuntime()
          .addShutdownHook(
              Thread.ofPlatform()
                  .name("estate-stop")
                  .unstarted(() -> OURS.parallelStream().forEach(EstateProcess::stop)));
    }
  }

  static void forget(EstateProcess process) {
    OURS.remove(process);
  }
}
