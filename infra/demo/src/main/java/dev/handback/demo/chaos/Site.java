package dev.handback.demo.chaos;

import dev.handback.demo.company.Company;
import dev.handback.demo.company.Person;
import dev.handback.demo.leaver.Auditor;
import dev.handback.demo.leaver.HrSystem;
import dev.handback.demo.stack.DemoStack;
import dev.handback.demo.stack.Part;
import dev.handback.estate.EstateException;
import dev.handback.estate.EstateProcess;
import dev.handback.estate.Progress;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * A whole stack of its own, on which faults may strike. Whatever a fault has broken, {@link #heal}
 * mends. For one thread.
 */
public final class Site implements AutoCloseable {
  private final DemoStack stack;
  private final Deque<Person> free;
  private final Deque<Person> seatless;
  private final Deque<Hold> holds = new ArrayDeque<>();
  private final Auditor auditor;
  private final Engine engine;

  private Site(DemoStack stack) {
    this.stack = stack;
    auditor = Auditor.signIn(stack.facts().web(Part.API).url(), stack.user("auditor"));
    engine = new Engine(stack.facts().engine(), stack.payloads().converter());
    var gone = auditor.offboarded();
    free =
        new ArrayDeque<>(
            Company.people().stream()
                .filter(Person::isFree)
                .filter(person -> person.seat() != null)
                .filter(person ->
                    Part.withAccounts().stream().allMatch(target -> person.isOn(target.label())))
                .filter(person -> !gone.contains(person.id()))
                .toList());
    seatless =
        new ArrayDeque<>(
            Company.people().stream()
                .filter(Person::isFree)
                .filter(person -> person.seat() == null && person.isOn(Part.KEYCLOAK.label()))
                .filter(person -> !gone.contains(person.id()))
                .toList());
  }

  /** Starts everything; all of it ends with this JVM at the latest. */
  public static Site in(Path home, Progress progress) {
    return new Site(DemoStack.in(home).onRealEngine().tell(progress).start());
  }

  public DemoStack stack() {
    return stack;
  }

  public Auditor auditor() {
    return auditor;
  }

  public Engine engine() {
    return engine;
  }

  public Vendor vendor() {
    return new Vendor(stack.facts().target(Part.ATELIER));
  }

  /** Somebody on all targets, with a paid seat, who was in no run yet. */
  public Leaver next() {
    if (free.isEmpty()) {
      throw new EstateException("Everybody has left this site: begin with an empty folder.");
    }
    Person person = free.pop();
    return new Leaver(this, person, vendor().used(String.valueOf(person.seat())));
  }

  /** Somebody without a seat, who was in no run yet: for what is about access alone. */
  public Leaver nextWithoutSeat() {
    if (seatless.isEmpty()) {
      throw new EstateException("Everybody has left this site: begin with an empty folder.");
    }
    return new Leaver(this, seatless.pop(), 0);
  }

  HrSystem hr() {
    return new HrSystem(stack.source("bamboohr"));
  }

  /** Lets a process hang until the site is healed. */
  void hold(Part part) {
    holds.push(Hold.on(running(part)));
  }

  /** Lets every process that hangs go on. */
  void letGo() {
    while (!holds.isEmpty()) {
      holds.pop().close();
    }
  }

  /** Everything runs and behaves again. */
  public void heal() {
    letGo();
    List<Part> down =
        stack.home().parts().stream().filter(part -> stack.process(part).isEmpty()).toList();
    down.forEach(stack::start);
    vendor().behave();
  }

  private EstateProcess running(Part part) {
    return stack
        .process(part)
        .orElseThrow(() -> new EstateException(part.label() + " does not run."));
  }

  @Override
  public void close() {
    letGo();
    engine.close();
    stack.stop();
  }
}
