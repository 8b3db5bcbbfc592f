package dev.handback.configuration.policy;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.ast.CelReference;
import dev.cel.common.navigation.CelNavigableAst;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds what type checking cannot: a fact compared with a value that it never has. */
final class Comparisons {

  private static final Set<String> OPERATORS = Set.of("_==_", "_!=_", "@in");

  private final CelAbstractSyntaxTree expression;

  Comparisons(CelAbstractSyntaxTree expression) {
    this.expression = expression;
  }

  /** The first such comparison, as the rest of a sentence. */
  Optional<String> pointless() {
    return CelNavigableAst.fromAst(expression)
        .getRoot()
        .allNodes()
        .filter(node -> node.getKind() == Kind.CALL)
        .map(node -> node.expr().call())
        .filter(call -> OPERATORS.contains(call.function()))
        .flatMap(call -> pointless(call.args()))
        .findFirst();
  }

  /** Every fact that it asks for. */
  Stream<Fact> facts() {
    return CelNavigableAst.fromAst(expression)
        .getRoot()
        .allNodes()
        .flatMap(node -> fact(node.expr()));
  }

  private Stream<Fact> fact(CelExpr operand) {
    return expression.getReference(operand.id()).stream()
        .map(CelReference::name)
        .flatMap(name -> Fact.called(name).stream());
  }

  private Stream<String> pointless(List<CelExpr> operands) {
    return operands.stream()
        .flatMap(this::fact)
        .filter(fact -> !fact.possible().isEmpty())
        .flatMap(fact -> pointless(fact, operands));
  }

  private static Stream<String> pointless(Fact fact, List<CelExpr> operands) {
    return operands.stream()
        .flatMap(Comparisons::texts)
        .filter(text -> !fact.possible().contains(text))
        .map(text ->
            "compares %s with \"%s\", which is none of %s"
                .formatted(fact.word(), text, String.join(", ", fact.possible())));
  }

  private static Stream<String> texts(CelExpr operand) {
    return switch (operand.getKind()) {
      case LIST -> operand.list().elements().stream().flatMap(Comparisons::texts);
      case CONSTANT ->
          operand.constant().getKind() == CelConstant.Kind.STRING_VALUE
              ? Stream.of(operand.constant().stringValue())
              : Stream.empty();
      default -> Stream.empty();
    };
  }
}
