package dev.handback.api.console;

import dev.handback.api.offboarding.OwnOffboardings;
import dev.handback.api.problem.Refusal;
import dev.handback.api.signin.Caller;
import dev.handback.record.report.ReportFact;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;

/** The figures that security and finance report, by month (requirements R7, L7, O4, O5). */
@Controller("/console")
@Hidden
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ReportPages {

  static final int LONGEST = 24;
  static final List<Integer> LENGTHS = List.of(3, 6, 12, LONGEST);

  private static final String SECTION = "reports";

  private final Pages pages;
  private final ReportFacts facts;
  private final OwnOffboardings own;

  ReportPages(Pages pages, ReportFacts facts, OwnOffboardings own) {
    this.pages = pages;
    this.facts = facts;
    this.own = own;
  }

  @Get("/reports")
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<String> show(
      HttpRequest<?> request,
      @QueryValue(defaultValue = "12") int months,
      Authentication authentication) {
    var read = facts.read();
    var others = others(read, authentication);
    var figures = MonthFigures.of(until(read.at(), months), others);
    var shell = pages.shell(request, SECTION, Texts.english().of("reports.title"));
    var residual = others.stream().filter(ReportFact.Residual.class::isInstance).toList();
    return pages.page(
        SECTION,
        new ReportsPage(
            shell,
            read.at(),
            months,
            figures.reversed(),
            residual.size(),
            residual.stream().map(ReportFact::offboarding).distinct().count(),
            residual.stream().map(ReportFact::at).min(Instant::compareTo).orElse(null),
            new ReportCharts(shell.t(), figures).all()));
  }

  @Get("/reports.csv")
  @Produces("text/csv")
  HttpResponse<String> csv(
      @QueryValue(defaultValue = "12") int months, Authentication authentication) {
    var read = facts.read();
    var figures = MonthFigures.of(until(read.at(), months), others(read, authentication));
    return HttpResponse.ok(ReportCsv.of(figures))
        .contentType(MediaType.of("text/csv; charset=utf-8"))
        .header("Content-Disposition", "attachment; filename=\"handback-report.csv\"");
  }

  /** Nobody's own offboarding counts in what they see (P5). */
  private List<ReportFact> others(ReportFacts.Read read, Authentication authentication) {
    return own.without(Caller.of(authentication), read.facts(), ReportFact::offboarding);
  }

  private static List<YearMonth> until(Instant now, int months) {
    if (!LENGTHS.contains(months)) {
      throw Refusal.of(
          HttpStatus.BAD_REQUEST, "There is no such report", "months must be one of " + LENGTHS);
    }
    var last = YearMonth.from(now.atOffset(ZoneOffset.UTC));
    return IntStream.range(0, months).mapToObj(i -> last.minusMonths(months - 1L - i)).toList();
  }
}
