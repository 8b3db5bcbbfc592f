package dev.handback.demo.command;

import java.io.PrintStream;
import java.time.Duration;

/** What a person sees: lines with the seconds since the command began. */
public final class Terminal {
  private final PrintStream out;
  private final long start = System.nanoTime();

  public Terminal(PrintStream out) {
    this.out = out;
  }

  /** A line as it is, but for what would act on the terminal. */
  public void say(String line) {
    out.println(line.replaceAll("[\\p{Cc}&&[^\n\t]]", " "));
    out.flush();
  }

  /** A line of progress. */
  public void tick(String line) {
    say("%6.1f s  %s".formatted(elapsed().toMillis() / 1000.0, line));
  }

  /** A heading. */
  public void title(String text) {
    say("");
    say(text);
  }

  public Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
