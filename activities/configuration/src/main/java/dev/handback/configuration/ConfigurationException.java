package dev.handback.configuration;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A configuration file cannot be used; its message has one line for each problem. */
public final class ConfigurationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /** At least one problem; they are told in the order of their lines. */
  public ConfigurationException(List<Problem> problems) {
    super(inOrder(problems).stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = inOrder(problems);
  }

  /** Everything that is wrong, in the order of the lines. */
  public List<Problem> problems() {
    return problems;
  }

  private static List<Problem> inOrder(List<Problem> problems) {
    return problems.stream().distinct().sorted(Comparator.comparingInt(Problem::line)).toList();
  }
}
