package dev.handback.estate;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One preparation of a shared folder at a time, among the threads of this JVM and among processes.
 */
final class FolderLock {
  private static final Map<Path, ReentrantLock> IN_JVM = new ConcurrentHashMap<>();

  private FolderLock() {}

  /** Runs the work while holding the lock file; waits without limit for whoever holds it. */
  static void holding(Path lockFile, Runnable work) {
    // A file lock is per JVM: two threads asking for it would fail, not wait.
    ReentrantLock threads = IN_JVM.computeIfAbsent(lockFile, path -> new ReentrantLock());
    threads.lock();
    try {
      Files.createDirectories(lockFile.toAbsolutePath().getParent());
      lockedByFile(lockFile, work);
    } catch (IOException e) {
      throw EstateException.unusable(lockFile, e);
    } finally {
      threads.unlock();
    }
  }

  private static void lockedByFile(Path lockFile, Runnable work) throws IOException {
    try (FileChannel channel =
            FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (lock.isValid()) {
        work.run();
      }
    }
  }
}
