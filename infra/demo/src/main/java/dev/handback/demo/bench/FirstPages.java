package dev.handback.demo.bench;

import dev.handback.demo.bench.BenchResult.Page;
import dev.handback.demo.leaver.Auditor;
import dev.handback.demo.stack.BenchStack;
import dev.handback.demo.web.Web;
import dev.handback.estate.EstateException;
import dev.handback.estate.Progress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The console's pages that people begin with, on a record with all that the benchmark has left. */
final class FirstPages {

  private static final int TIMES = 100;
  private static final int TIMES_TO_WARM_UP = 50;

  private static final List<String> PATHS =
      List.of(
          "/console",
          "/console/offboardings",
          "/console/preview?q=a-",
          "/console/targets",
          "/console/inactive",
          "/console/reports");

  private final BenchStack stack;
  private final Progress progress;
  private final String operator;

  FirstPages(BenchStack stack, Progress progress) {
    this.stack = stack;
    this.progress = progress;
    operator = Auditor.token(stack.api(), stack.user("operator"));
  }

  List<Page> load() {
    var auditor = Auditor.signIn(stack.api(), stack.user("auditor"));
    var offboardings = auditor.offboarded().size();
    return PATHS.stream().map(path -> load(path, offboardings)).toList();
  }

  private Page load(String path, long offboardings) {
    progress.say("%s, %d times".formatted(path, TIMES));
    for (var time = 0; time < TIMES_TO_WARM_UP; time++) {
      ask(path);
    }
    var each = new ArrayList<Duration>();
    var bytes = 0;
    for (var time = 0; time < TIMES; time++) {
      var begin = System.nanoTime();
      var page = ask(path);
      each.add(Duration.ofNanos(System.nanoTime() - begin));
      bytes = page.getBytes(StandardCharsets.UTF_8).length;
    }
    return new Page(path, offboardings, Percentiles.of(each), bytes / 1024);
  }

  private String ask(String path) {
    var answer = Web.get(stack.api() + path, operator);
    if (!answer.ok()) {
      throw new EstateException(path + " was refused: " + answer.status());
    }
    return answer.text();
  }
}
