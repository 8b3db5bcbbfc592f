package dev.handback.demo.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handback.demo.leaver.Auditor;
import dev.handback.demo.leaver.HrSystem;
import dev.handback.demo.stack.BenchStack;
import dev.handback.demo.web.Web;
import dev.handback.estate.EstateException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** From the event sent to the last session ended, by the times that the record has. */
final class Containment {

  private static final Duration LOOK_EVERY = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int AT_A_TIME = 50;

  private final HrSystem hr;
  private final Auditor auditor;
  private final String api;
  private final String operator;
  private final String run = Long.toString(System.nanoTime(), Character.MAX_RADIX);
  private final AtomicInteger next = new AtomicInteger();

  Containment(BenchStack stack) {
    hr = new HrSystem(stack.source());
    auditor = Auditor.signIn(stack.api(), stack.user("auditor"));
    api = stack.api();
    operator = Auditor.token(stack.api(), stack.user("operator"));
  }

  /** So many leavers, each after the one before is through. */
  List<Duration> alone(int times) {
    return IntStream.range(0, times).mapToObj(i -> leaver()).toList();
  }

  /** So many leavers at the same time, again and again. */
  List<Duration> atOnce(int leavers, int rounds) {
    var samples = new ArrayList<Duration>();
    try (var threads = Executors.newFixedThreadPool(leavers)) {
      for (var round = 0; round < rounds; round++) {
        Callable<Duration> leaver = this::leaver;
        for (var sample :
            threads.invokeAll(IntStream.range(0, leavers).mapToObj(i -> leaver).toList())) {
          samples.add(sample.get());
        }
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new EstateException("The benchmark was interrupted.", stopping);
    } catch (ExecutionException failed) {
      throw new EstateException("A leaver was not contained: " + failed.getCause(), failed);
    }
    return samples;
  }

  /** One of RISK, sent when so many ordinary ones wait; answers when all of them are through. */
  Duration riskBehind(int ordinary) {
    var queued = IntStream.range(0, ordinary).mapToObj(i -> send()).toList();
    var sent = Instant.now();
    var contained = contained(sent, contained(risk()));
    queued.forEach(this::sealed);
    return contained;
  }

  /**
   * So many that are contained and wait for people to confirm it, as they gather over months: a few
   * at a time. Answers when all of them wait.
   */
  void waiting(int runs) {
    for (var begun = 0; begun < runs; begun += AT_A_TIME) {
      var some = IntStream.range(0, Math.min(AT_A_TIME, runs - begun)).mapToObj(i -> risk());
      some.toList().forEach(this::contained);
    }
  }

  private String risk() {
    var id = "risk-" + run + "-" + next.incrementAndGet();
    var body =
        """
        {"subject": {"kind": "EMPLOYEE", "id": "%s"}, "trigger": "RISK", "risk": "HIGH",
         "source": {"system": "bench", "eventId": "%s"}}
        """
            .formatted(id, id);
    var answer = Web.postJson(api + "/offboardings", operator, body);
    if (!answer.ok()) {
      throw new EstateException("The api refused: " + answer.status() + " " + answer.text());
    }
    return answer.json().path("offboardingId").asText();
  }

  private Duration leaver() {
    var sent = Instant.now();
    return contained(sent, sealed(send()));
  }

  private String send() {
    var id = "b-" + run + "-" + next.incrementAndGet();
    return hr.terminate(id, id + "@example.com", id);
  }

  private static Duration contained(Instant sent, JsonNode record) {
    var last =
        StreamSupport.stream(record.path("items").spliterator(), false)
            .filter(item -> item.path("kind").asText().equals("SESSIONS"))
            .map(item -> Instant.parse(item.at("/security/removedAt").asText()))
            .max(Comparator.naturalOrder())
            .orElseThrow(
                () -> new EstateException(record.path("id").asText() + " has no sessions."));
    return Duration.between(sent, last);
  }

  private JsonNode sealed(String offboarding) {
    return await(offboarding, Set.of("SEALED"));
  }

  /** Risk is asked about when it is contained, and waits for that. */
  private JsonNode contained(String offboarding) {
    return await(offboarding, Set.of("SEALED", "WAITING"));
  }

  private JsonNode await(String offboarding, Set<String> states) {
    var deadline = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(deadline)) {
      var record = auditor.record(offboarding);
      if (states.contains(record.path("state").asText())) {
        return record;
      }
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
    throw new EstateException(
        "%s is not %s within %s.".formatted(offboarding, String.join(" or ", states), PATIENCE));
  }
}
