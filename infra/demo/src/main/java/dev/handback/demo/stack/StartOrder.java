package dev.handback.demo.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Everything at once, except where one needs another. */
final class StartOrder {
  private final Consumer<Part> start;
  private final Facts facts;
  private final List<Part> targetsToStart;

  StartOrder(Consumer<Part> start, Facts facts, List<Part> targets) {
    this.start = start;
    this.facts = facts;
    this.targetsToStart = List.copyOf(targets);
  }

  /** Returns when all have been tried; the first failure is thrown. */
  void run() {
    // The worker needs the addresses of the targets, not the targets: those of the last start do.
    boolean addressesKnown = targetsToStart.stream().allMatch(facts::knows);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var engine = CompletableFuture.runAsync(() -> start.accept(Part.ENGINE), threads);
      var database = CompletableFuture.runAsync(() -> start.accept(Part.DATABASE), threads);
      var mail = CompletableFuture.runAsync(() -> start.accept(Part.MAIL), threads);
      // whose address and key stand in the files that worker and api are started with
      var personnel = CompletableFuture.runAsync(() -> start.accept(Part.PERSONNEL), threads);
      var base = CompletableFuture.allOf(engine, database, mail, personnel);
      List<CompletableFuture<Void>> all = new ArrayList<>();
      for (Part target : targetsToStart) {
        all.add(CompletableFuture.runAsync(() -> start.accept(target), threads));
      }
      var targets = CompletableFuture.allOf(all.toArray(CompletableFuture[]::new));
      all.add(base.thenRunAsync(() -> start.accept(Part.API), threads));
      all.add(
          (addressesKnown ? base : CompletableFuture.allOf(base, targets))
              .thenRunAsync(() -> start.accept(Part.WORKER), threads));
      CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
