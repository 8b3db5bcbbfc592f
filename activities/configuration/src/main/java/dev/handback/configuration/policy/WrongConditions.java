package dev.handback.configuration.policy;

import dev.handback.configuration.ConfigurationFile;
import dev.handback.configuration.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the conditions of a policy that are wrong, each with its line. */
record WrongConditions(ConfigurationFile<PolicyFile> file) {

  /** All of them, in the order of the file's keys. */
  List<Problem> all() {
    var policy = file.value();
    return Stream.of(
            in("approvals", policy.rules(), ApprovalLine::when, Condition::problem),
            in(
                "confirmations",
                policy.confirmationRules(),
                ApprovalLine::when,
                WrongConditions::ofDeparture),
            in("signOffs/rules", policy.signOffRules(), SignOffLine.Rule::when, Condition::problem),
            in(
                "seats",
                policy.seatRules(),
                rule -> rule.when() == null ? null : Condition.of(rule.when()),
                Condition::problem))
        .flatMap(Function.identity())
        .toList();
  }

  private <T> Stream<Problem> in(
      String key,
      List<T> rules,
      Function<T, @Nullable Condition> when,
      Function<Condition, Optional<String>> problem) {
    return IntStream.range(0, rules.size())
        .boxed()
        .flatMap(index ->
            Optional.ofNullable(when.apply(rules.get(index))).flatMap(problem).stream()
                .map(what -> problem(key, index, what)));
  }

  private Problem problem(String key, int index, String what) {
    return file.problem(
        "/%s/%d/when".formatted(key, index),
        "%s[%d].when %s".formatted(key.replace('/', '.'), index, what));
  }

  /** Who confirms is asked once for all of it. */
  private static Optional<String> ofDeparture(Condition condition) {
    return condition.isAboutItems()
        ? Optional.of(
            "asks for an item or its target; here it may ask for " + Fact.wordsOfDeparture())
        : condition.problem();
  }
}
