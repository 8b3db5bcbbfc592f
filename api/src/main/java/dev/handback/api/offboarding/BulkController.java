package dev.handback.api.offboarding;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.handback.api.Api;
import dev.handback.api.body.BodyLimit;
import dev.handback.api.body.JsonBody;
import dev.handback.api.offboarding.BulkReport.Result;
import dev.handback.api.problem.Refusal;
import dev.handback.api.signin.Caller;
import dev.handback.api.signin.Roles;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Many offboardings in one table; a wrong row never stops the others (requirement P7). */
@Controller("/offboardings/bulk")
@Secured(Roles.OPERATOR)
@ExecuteOn(TaskExecutors.BLOCKING)
@SecurityRequirement(name = Api.TOKEN)
final class BulkController {

  static final int MOST = 10_000;

  private static final String CSV = "text/csv";
  private static final String NDJSON = "application/x-ndjson";
  private static final char BYTE_ORDER_MARK = '\ufeff';
  private static final JsonBody<StartOffboarding> ROW =
      new JsonBody<>(StartOffboarding.class, "start.schema.json");

  private final Submissions submissions;
  private final BodyLimit limit;

  BulkController(Submissions submissions, BodyLimit limit) {
    this.submissions = submissions;
    this.limit = limit;
  }

  @Post
  @Consumes({CSV, NDJSON})
  @Operation(summary = "Start many offboardings: CSV with a header row, or NDJSON")
  @ApiResponse(responseCode = "202", description = "Some of it is news; the answer has each row")
  @ApiResponse(responseCode = "200", description = "Nothing of it is news; the answer has each row")
  @ApiResponse(responseCode = "400", description = "CSV without a usable header row")
  @ApiResponse(responseCode = "413", description = "More than any body may be")
  @ApiResponse(responseCode = "422", description = "CSV with columns that are not known")
  HttpResponse<BulkReport> start(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Body @Nullable InputStream body,
      Authentication authentication) {
    var caller = Caller.of(authentication);
    try (var in = body == null ? InputStream.nullInputStream() : body;
        var text = text(in)) {
      var isCsv = request.getContentType().map(MediaType::getName).filter(CSV::equals).isPresent();
      var report = BulkReport.of(take(isCsv ? new CsvRows(text) : new NdjsonRows(text), caller));
      return report.hasNews() ? HttpResponse.accepted().body(report) : HttpResponse.ok(report);
    } catch (IOException e) {
      var otherwise = Refusal.of(HttpStatus.BAD_REQUEST, "The table cannot be read");
      throw limit.refusal(e, "table", "send it in parts", otherwise);
    }
  }

  private List<Result> take(BulkRows rows, Caller caller) {
    List<Result> results = new ArrayList<>();
    try {
      for (var row = rows.next(); row.isPresent(); row = rows.next()) {
        if (results.size() == MOST) {
          results.add(
              Result.refused(
                  row.get().number(), "No more than %d rows at once".formatted(MOST), List.of()));
          return results;
        }
        results.add(take(row.get(), caller));
      }
    } catch (IOException e) {
      results.add(
          Result.refused(results.size() + 1L, "From here on nothing can be read", List.of()));
    }
    return results;
  }

  private Result take(BulkRow row, Caller caller) {
    var unreadable = row.unreadable();
    if (unreadable != null) {
      return Result.refused(row.number(), unreadable, List.of());
    }
    try {
      var accepted = submissions.accept(ROW.read(row.tree()), caller, row.text());
      return Result.of(row.number(), accepted);
    } catch (Refusal refusal) {
      var document = refusal.document();
      return Result.refused(row.number(), document.title(), document.errors());
    }
  }

  /** UTF-8, strictly; spreadsheets put a mark before it. */
  private static Reader text(InputStream body) throws IOException {
    var reader = new PushbackReader(new InputStreamReader(body, UTF_8.newDecoder()));
    var first = reader.read();
    if (first >= 0 && first != BYTE_ORDER_MARK) {
      reader.unread(first);
    }
    return reader;
  }
}
