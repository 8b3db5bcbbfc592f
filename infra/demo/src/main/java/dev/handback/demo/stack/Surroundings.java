package dev.handback.demo.stack;

import dev.handback.estate.Launch;
import dev.handback.estate.Lifetime;
import dev.handback.estate.Progress;
import java.util.Map;

/** Where processes are started, how long they live, and who is told. */
public record Surroundings(DemoHome home, Lifetime lifetime, Progress progress) {
  /**
   * The checkout's own demo takes the usual ports where they are free; a spec, or a demo in another
   * folder, takes any: two that start at once must not choose the same.
   */
  public Launch launch(Part part) {
    boolean usual = lifetime == Lifetime.DETACHED && home.dir().equals(home.tools().home());
    home.linkLog(part);
    return new Launch(
        home.tools(),
        home.of(part),
        lifetime,
        line -> tell(part, withoutName(part, line)),
        usual ? part.preferredPorts() : Map.of());
  }

  private static String withoutName(Part part, String line) {
    String name = part.processName() + " ";
    return line.startsWith(name) ? line.substring(name.length()) : line;
  }

  public void tell(Part part, String line) {
    progress.say("%-10s %s".formatted(part.label(), line));
  }
}
