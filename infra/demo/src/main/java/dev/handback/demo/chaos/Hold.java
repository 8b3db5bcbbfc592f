package dev.handback.demo.chaos;

import dev.handback.estate.EstateException;
import dev.handback.estate.EstateProcess;
import java.io.IOException;

/** A process that hangs: SIGSTOP until it is let go. It keeps its connections and says nothing. */
final class Hold implements AutoCloseable {
  private final EstateProcess process;

  private Hold(EstateProcess process) {
    this.process = process;
  }

  static Hold on(EstateProcess process) {
    signal("-STOP", process);
    return new Hold(process);
  }

  @Override
  public void close() {
    signal("-CONT", process);
  }

  private static void signal(String signal, EstateProcess process) {
    try {
      int exit =
          new ProcessBuilder("kill", signal, Long.toString(process.pid()))
              .inheritIO()
              .start()
              .waitFor();
      if (exit != 0) {
        throw new EstateException(
            "kill %s does not reach %s (pid %d).".formatted(signal, process.name(), process.pid()));
      }
    } catch (IOException e) {
      throw new EstateException("Cannot signal " + process.name() + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EstateException("Interrupted while signalling " + process.name(), e);
    }
  }
}
