package dev.handback.connector.sweep;

import dev.handback.connector.ConnectorException;
import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.ItemOutcome;
import dev.handback.offboarding.access.SweepResult;
import dev.handback.offboarding.access.TargetId;
import io.temporal.activity.Activity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Does the work of one activity on all its targets at once; a retry skips what was finished. */
record Sweeps(Targets targets, AllAtOnce allAtOnce) {

  /** One list of outcomes for each target; {@code otherwise} answers for a target that failed. */
  <W> SweepResult run(
      List<W> work,
      Function<W, AccessItem> itemOf,
      BiFunction<Target, List<W>, List<ItemOutcome>> doing,
      BiFunction<List<W>, ConnectorException, List<ItemOutcome>> otherwise) {
    var outcomes = new ArrayList<>(finishedBefore());
    var finished = outcomes.stream().map(ItemOutcome::item).collect(Collectors.toSet());
    var byTarget =
        work.stream()
            .filter(one -> !finished.contains(itemOf.apply(one).id()))
            .collect(
                Collectors.groupingBy(
                    one -> itemOf.apply(one).target(), LinkedHashMap::new, Collectors.toList()));
    var known =
        known(
            byTarget.keySet(),
            (id, failure) ->
                outcomes.addAll(otherwise.apply(byTarget.getOrDefault(id, List.of()), failure)));
    allAtOnce
        .run(
            known,
            target -> doing.apply(target, byTarget.getOrDefault(target.id(), List.of())),
            (target, failure) ->
                otherwise.apply(byTarget.getOrDefault(target.id(), List.of()), failure),
            answers -> Activity.getExecutionContext().heartbeat(flat(outcomes, answers)))
        .forEach(outcomes::addAll);
    return new SweepResult(outcomes);
  }

  /** Those of the targets that this worker serves. */
  List<Target> known(Collection<TargetId> ids, BiConsumer<TargetId, ConnectorException> otherwise) {
    var known = new ArrayList<Target>();
    for (var id : ids) {
      try {
        known.add(targets.get(id));
      } catch (ConnectorException.Misconfigured missing) {
        otherwise.accept(id, missing);
      }
    }
    return known;
  }

  /** What an attempt that died had finished already, by its last heartbeat. */
  private static List<ItemOutcome> finishedBefore() {
    return Activity.getExecutionContext()
        .getHeartbeatDetails(SweepResult.class)
        .map(SweepResult::outcomes)
        .orElse(List.of());
  }

  private static SweepResult flat(List<ItemOutcome> before, List<List<ItemOutcome>> answers) {
    return new SweepResult(
        Stream.concat(before.stream(), answers.stream().flatMap(List::stream)).toList());
  }
}
