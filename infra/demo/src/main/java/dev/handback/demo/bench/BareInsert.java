package dev.handback.demo.bench;

import dev.handback.record.sql.RecordTransactions;
import dev.handback.record.sql.Sql;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import jakarta.annotation.PostConstruct;
import java.nio.charset.StandardCharsets;

/** What acceptance is measured against: one row and an answer, in the api's own server. */
@Controller(BareInsert.PATH)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(property = BareInsert.SWITCH)
class BareInsert {

  static final String PATH = "/bare-insert";
  static final String SWITCH = "handback.bare-insert";

  private static final String TABLE =
      "CREATE TABLE IF NOT EXISTS bare_insert (id BIGINT AUTO_INCREMENT PRIMARY KEY, body MEDIUMTEXT"
          + " NOT NULL)";
  private static final String INSERT = "INSERT INTO bare_insert (body) VALUES (?)";

  private final RecordTransactions transactions;

  BareInsert(RecordTransactions transactions) {
    this.transactions = transactions;
  }

  @PostConstruct
  void createTable() {
    transactions.write(connection -> Sql.update(connection, TABLE, parameters -> {}));
  }

  @Post
  @Consumes(MediaType.ALL)
  HttpResponse<Void> keep(@Body byte[] body) {
    var text = new String(body, StandardCharsets.UTF_8);
    transactions.write(
        connection -> Sql.update(connection, INSERT, parameters -> parameters.text(text)));
    return HttpResponse.accepted();
  }
}
