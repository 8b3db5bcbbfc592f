package dev.handback.estate;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A program to run: its output goes to {@code <dir>/<name>.log}, its pid to {@code
 * <dir>/<name>.pid}.
 */
public record ProcessSpec(
    String name,
    Path dir,
    List<String> command,
    Map<String, String> environment,
    Lifetime lifetime) {
  public ProcessSpec {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  public static ProcessSpec of(String name, Launch launch, List<String> command) {
    return new ProcessSpec(name, launch.dir(), command, Map.of(), launch.lifetime());
  }

  public ProcessSpec with(String variable, String value) {
    Map<String, String> variables = new HashMap<>(environment);
    variables.put(variable, value);
    return new ProcessSpec(name, dir, command, variables, lifetime);
  }
}
