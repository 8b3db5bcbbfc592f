package dev.handback.demo.command;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.handback.demo.stack.DemoHome;
import dev.handback.demo.stack.DemoStack;
import dev.handback.demo.stack.Part;
import dev.handback.estate.EstateException;
import dev.handback.estate.EstateProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code start}, {@code stop}, {@code status} and {@code down}. */
public final class ProcessCommands {
  private final DemoHome home;
  private final Terminal terminal;
  private final DemoStack stack;

  public ProcessCommands(DemoHome home, Terminal terminal) {
    this.home = home;
    this.terminal = terminal;
    this.stack = DemoStack.detached(home, terminal::tick);
  }

  /** Starts one process and brings demo.json up to date. */
  public int start(String name) {
    Part part = part(name);
    stack.start(part);
    stack.refresh();
    terminal.say(line(part));
    return 0;
  }

  public int stop(String name) {
    Part part = part(name);
    stack.stop(part);
    terminal.say(line(part));
    return 0;
  }

  public int status(boolean json) {
    if (!json) {
      Arrays.stream(Part.values()).map(this::line).forEach(terminal::say);
      return 0;
    }
    List<Map<String, Object>> states = Arrays.stream(Part.values()).map(this::state).toList();
    try {
      terminal.say(new JsonMapper().writeValueAsString(Map.of("processes", states)));
    } catch (JacksonException e) {
      throw new EstateException("Cannot write the status: " + e.getMessage(), e);
    }
    return 0;
  }

  /** Wiping takes the state, not what was downloaded or built once. */
  public int down(boolean wipe) {
    stack.stop();
    if (wipe) {
      Stream.concat(
              Arrays.stream(Part.values()).map(home::of),
              Stream.of("secrets", "logs", "people.json", "demo.json", "instance.properties")
                  .map(home::file))
          .forEach(ProcessCommands::delete);
      Stream.of(
              "worker.yml",
              "api.yml",
              "estate.yaml",
              "policy.yaml",
              "messages.yaml",
              "sources.yaml",
              "users.yaml")
          .map(home::file)
          .forEach(ProcessCommands::delete);
    }
    terminal.say(wipe ? "Stopped, and the data is gone." : "Stopped. The data is kept.");
    return 0;
  }

  private static Part part(String name) {
    return Part.labelled(name)
        .orElseThrow(() ->
            new EstateException(
                "There is no '%s'. There are: %s."
                    .formatted(
                        name,
                        Arrays.stream(Part.values())
                            .map(Part::label)
                            .collect(Collectors.joining(", ")))));
  }

  private String line(Part part) {
    Optional<EstateProcess> process = stack.process(part);
    return "%-10s %-5s %-9s %s"
        .formatted(
            part.label(),
            process.isPresent() ? "up" : "down",
            process.map(running -> "pid " + running.pid()).orElse(""),
            home.log(part));
  }

  private Map<String, Object> state(Part part) {
    Map<String, Object> state = new LinkedHashMap<>();
    Optional<EstateProcess> process = stack.process(part);
    state.put("name", part.label());
    state.put("state", process.isPresent() ? "up" : "down");
    state.put("pid", process.map(EstateProcess::pid).orElse(null));
    state.put("log", home.log(part).toString());
    return state;
  }

  private static void delete(Path path) {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(path)) {
      for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new EstateException("Cannot delete " + path + ": " + e.getMessage(), e);
    }
  }
}
