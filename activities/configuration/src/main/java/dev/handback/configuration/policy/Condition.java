package dev.handback.configuration.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.handback.offboarding.access.AccessItem;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A CEL expression over {@code subject}, {@code trigger}, {@code risk}, {@code item} and {@code
 * target}, compiled and checked when it is read. A wrong one keeps its {@link #problem}, so that
 * all of a file are told at once.
 */
public final class Condition {

  private static final Logger LOG = LoggerFactory.getLogger(Condition.class);
  private static final CelCompiler COMPILER = compiler();
  private static final CelRuntime RUNTIME = CelRuntimeFactory.standardCelRuntimeBuilder().build();

  private final String text;
  private final CelRuntime.@Nullable Program program;
  private final boolean aboutItems;
  private final @Nullable String problem;

  private Condition(
      String text,
      CelRuntime.@Nullable Program program,
      boolean aboutItems,
      @Nullable String problem) {
    this.text = text;
    this.program = program;
    this.aboutItems = aboutItems;
    this.problem = problem;
  }

  /** Never throws: whoever reads the file asks for the {@link #problem}. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static Condition of(String text) {
    try {
      var expression = COMPILER.compile(text).getAst();
      var type = expression.getResultType();
      if (!type.equals(SimpleType.BOOL)) {
        return wrong(text, "must be true or false, and is of type " + type.name());
      }
      var comparisons = new Comparisons(expression);
      var pointless = comparisons.pointless();
      var aboutItems = comparisons.facts().anyMatch(Fact::isOfItem);
      return pointless.isPresent()
          ? wrong(text, pointless.get())
          : new Condition(text, RUNTIME.createProgram(expression), aboutItems, null);
    } catch (CelValidationException e) {
      return wrong(text, sentence(e.getErrors().getFirst()));
    } catch (CelEvaluationException e) {
      return wrong(text, "cannot be evaluated: " + e.getMessage());
    }
  }

  /** What is wrong with the expression, as the rest of a sentence; empty when nothing is. */
  public Optional<String> problem() {
    return Optional.ofNullable(problem);
  }

  /** Whether it asks for anything of an item or its target. */
  boolean isAboutItems() {
    return aboutItems;
  }

  /**
   * Whether the departure is meant.
   *
   * @param inDoubt the answer when the expression fails on this very departure
   */
  boolean holdsFor(Departure departure, boolean inDoubt) {
    return holds(new Circumstances(departure, null), inDoubt);
  }

  /** Whether this item is meant; where the expression fails on it, it is. */
  public boolean holdsFor(Departure departure, AccessItem item) {
    return holds(new Circumstances(departure, item), true);
  }

  private boolean holds(Circumstances circumstances, boolean inDoubt) {
    if (program == null) {
      throw new IllegalStateException("the condition %s %s".formatted(text, problem));
    }
    try {
      return Boolean.TRUE.equals(program.eval(valuesOf(circumstances)));
    } catch (CelEvaluationException e) {
      LOG.warn("the condition {} fails ({}) and counts as {}", text, e.getErrorCode(), inDoubt);
      return inDoubt;
    }
  }

  @JsonValue
  @Override
  public String toString() {
    return text;
  }

  private static Condition wrong(String text, String problem) {
    return new Condition(text, null, false, problem);
  }

  private static String sentence(CelIssue issue) {
    // the compiler goes on with all that it would have taken
    var what =
        issue.getMessage().replaceFirst("(?s) (expecting|\\(in container|\\(candidates).*", "");
    var known = what.startsWith("undeclared") ? "; it may ask for " + Fact.words() : "";
    var column = issue.getSourceLocation().getColumn() + 1;
    return "is wrong at character %d: %s%s".formatted(column, what, known);
  }

  private static Map<String, String> valuesOf(Circumstances circumstances) {
    return Arrays.stream(Fact.values())
        .collect(Collectors.toMap(Fact::word, fact -> fact.of(circumstances)));
  }

  private static CelCompiler compiler() {
    var builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS);
    Arrays.stream(Fact.values()).forEach(fact -> builder.addVar(fact.word(), SimpleType.STRING));
    return builder.build();
  }
}
