package dev.handback.record.sql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * Lets those who come while a transaction is under way share the next one: the first of them leads
 * and does the work of all. Who comes alone waits for nobody.
 */
public final class GroupCommit<T, R> {
  private final int atMost;
  private final Function<List<T>, List<R>> work;
  private final Deque<Member<T, R>> waiting = new ArrayDeque<>();
  private boolean led;

  /**
   * Makes one for this work.
   *
   * @param atMost so many are in one group
   * @param work answers each of a group, in its order; what it throws is thrown at each
   */
  public GroupCommit(int atMost, Function<List<T>, List<R>> work) {
    this.atMost = atMost;
    this.work = work;
  }

  /**
   * One who came.
   *
   * @param leads whether it has to do the work itself, once that is known
   */
  private record Member<T, R>(
      T one, CompletableFuture<Boolean> leads, CompletableFuture<R> answer) {

    Member(T one) {
      this(one, new CompletableFuture<>(), new CompletableFuture<>());
    }
  }

  /** What the work answers this one. */
  public R join(T one) {
    var member = new Member<T, R>(one);
    enter(member);
    if (member.leads().join()) {
      lead();
    }
    try {
      return member.answer().join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }
  }

  private synchronized void enter(Member<T, R> member) {
    waiting.add(member);
    if (!led) {
      led = true;
      member.leads().complete(true);
    }
  }

  private void lead() {
    var group = group();
    try {
      var answers = work.apply(group.stream().map(Member::one).toList());
      for (int i = 0; i < group.size(); i++) {
        group.get(i).answer().complete(answers.get(i));
      }
    } catch (RuntimeException | Error e) {
      group.forEach(member -> member.answer().completeExceptionally(e));
    } finally {
      handOver();
      group.forEach(member -> member.leads().complete(false));
    }
  }

  private synchronized List<Member<T, R>> group() {
    var group = new ArrayList<Member<T, R>>();
    while (!waiting.isEmpty() && group.size() < atMost) {
      group.add(waiting.remove());
    }
    return group;
  }

  private synchronized void handOver() {
    var next = waiting.peek();
    led = next != null;
    if (next != null) {
      next.leads().complete(true);
    }
  }
}
