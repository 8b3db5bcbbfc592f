package dev.handback.demo.bench;

import dev.handback.demo.bench.BenchResult.Accepting;
import dev.handback.demo.leaver.HrSystem;
import dev.handback.demo.stack.BenchStack;
import dev.handback.demo.stack.HrSource;
import dev.handback.estate.EstateException;
import dev.handback.estate.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** How fast signed events are taken in: verified, stored, answered. */
final class Acceptance {

  /** So many deliver at once: departures that come together share a transaction. */
  private static final List<Integer> SENDERS = List.of(8, 16, 32);

  private static final int EVENTS = 1000;

  /** Until then the api's compiler has a quarter of the CPU. */
  private static final int EVENTS_TO_WARM_UP = 15_000;

  /** Both take turns, so that a noisy moment strikes both. */
  private static final int TURNS = 8;

  private final HrSystem intake;
  private final HrSystem bare;
  private final Progress progress;
  private final String run = Long.toString(System.nanoTime(), Character.MAX_RADIX);

  Acceptance(BenchStack stack, Progress progress) {
    this.progress = progress;
    var source = stack.source();
    intake = new HrSystem(source);
    bare = new HrSystem(at(source, stack.api() + BareInsert.PATH));
  }

  /**
   * So many deliveries, and how long each took to be answered.
   *
   * @param all from the first to the last
   */
  private record Load(Duration all, List<Duration> each) {

    Load plus(Load other) {
      var both = new ArrayList<>(each);
      both.addAll(other.each);
      return new Load(all.plus(other.all), both);
    }

    static Load none() {
      return new Load(Duration.ZERO, List.of());
    }
  }

  /** Signed events of different people, against the same deliveries each kept as one row. */
  List<Accepting> measure() {
    progress.say("warming up with %d events".formatted(EVENTS_TO_WARM_UP));
    load(intake, "warm-up", SENDERS.getFirst(), EVENTS_TO_WARM_UP);
    load(bare, "warm-up", SENDERS.getFirst(), EVENTS_TO_WARM_UP);
    return SENDERS.stream().map(this::measure).toList();
  }

  private Accepting measure(int senders) {
    progress.say("%d senders, by turns of %d events".formatted(senders, EVENTS));
    var events = Load.none();
    var inserts = Load.none();
    for (var turn = 1; turn <= TURNS; turn++) {
      var series = "turn-%d-of-%d".formatted(turn, senders);
      progress.say("turn %d of %d: signed events".formatted(turn, TURNS));
      events = events.plus(load(intake, series, senders, EVENTS));
      progress.say("turn %d of %d: bare inserts".formatted(turn, TURNS));
      inserts = inserts.plus(load(bare, series, senders, EVENTS));
    }
    return new Accepting(
        senders,
        Rates.perSecond(TURNS * EVENTS, events.all()),
        Rates.perSecond(TURNS * EVENTS, inserts.all()),
        Rates.ratio(inserts.all(), events.all()),
        Percentiles.of(events.each()));
  }

  private Load load(HrSystem hr, String series, int senders, int deliveries) {
    var begin = System.nanoTime();
    try (var threads = Executors.newFixedThreadPool(senders)) {
      var all =
          IntStream.range(0, deliveries)
              .mapToObj(number -> deliver(hr, "a-%s-%s-%d".formatted(run, series, number)))
              .toList();
      var each = new ArrayList<Duration>();
      for (var answered : threads.invokeAll(all)) {
        each.add(answered.get());
      }
      return new Load(Duration.ofNanos(System.nanoTime() - begin), each);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new EstateException("The benchmark was interrupted.", stopping);
    } catch (ExecutionException failed) {
      throw new EstateException("A delivery was not taken: " + failed.getCause(), failed);
    }
  }

  private static Callable<Duration> deliver(HrSystem hr, String id) {
    return () -> {
      var begin = System.nanoTime();
      hr.deliver(id, id + "@example.com", id);
      return Duration.ofNanos(System.nanoTime() - begin);
    };
  }

  private static HrSource at(HrSource source, String url) {
    return new HrSource(
        source.name(),
        source.scheme(),
        url,
        source.secret(),
        source.contentType(),
        source.sample());
  }
}
