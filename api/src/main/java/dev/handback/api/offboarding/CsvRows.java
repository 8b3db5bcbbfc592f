package dev.handback.api.offboarding;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.handback.api.problem.FieldError;
import dev.handback.api.problem.Refusal;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/**
 * CSV with a header row. The columns are the fields of the body that starts one offboarding, such
 * as {@code subject.id}; several things in one are separated by semicolons, and what is blank is
 * not said.
 */
final class CsvRows implements BulkRows {

  private static final Set<String> LISTS = Set.of("keep", "only");
  private static final Set<String> COLUMNS =
      Set.of(
          "subject.kind",
          "subject.id",
          "subject.email",
          "subject.displayName",
          "subject.managerId",
          "trigger",
          "risk",
          "effectiveAt",
          "source.system",
          "source.eventId",
          "source.triggeredBy",
          "source.occurredAt",
          "keep",
          "only",
          "replacement",
          "reason");
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
          .setIgnoreEmptyLines(true)
          .setTrim(true)
          .get();

  private final List<String> columns;
  private final Iterator<CSVRecord> records;

  /**
   * Reads the header.
   *
   * @throws Refusal 400 without one, 422 with the columns that are not known
   */
  CsvRows(Reader text) throws IOException {
    try {
      var parser = CSVParser.parse(text, FORMAT);
      columns = parser.getHeaderNames();
      records = parser.iterator();
    } catch (IllegalArgumentException e) {
      throw Refusal.badHeader("a column is there twice or has no name");
    }
    if (columns.isEmpty()) {
      throw Refusal.badHeader("the first row must name the columns");
    }
    var unknown = columns.stream().filter(name -> !COLUMNS.contains(name)).toList();
    if (!unknown.isEmpty()) {
      throw Refusal.fields(
          unknown.stream().map(name -> new FieldError(name, "is no column of a bulk")).toList());
    }
  }

  @Override
  public Optional<BulkRow> next() throws IOException {
    try {
      return records.hasNext() ? Optional.of(row(records.next())) : Optional.empty();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private BulkRow row(CSVRecord row) {
    var number = row.getRecordNumber();
    if (!row.isConsistent()) {
      return BulkRow.unreadable(
          number, "The row has %d fields, not %d".formatted(row.size(), columns.size()));
    }
    var tree = JsonNodeFactory.instance.objectNode();
    for (var column : columns) {
      var value = row.get(column);
      if (!value.isBlank()) {
        put(tree, column, value);
      }
    }
    return BulkRow.of(number, tree, tree.toString());
  }

  private static void put(ObjectNode tree, String column, String value) {
    var dot = column.indexOf('.');
    if (LISTS.contains(column)) {
      var list = tree.putArray(column);
      Stream.of(value.split(";"))
          .map(String::strip)
          .filter(one -> !one.isEmpty())
          .forEach(list::add);
    } else if (dot < 0) {
      tree.put(column, value);
    } else {
      tree.withObjectProperty(column.substring(0, dot)).put(column.substring(dot + 1), value);
    }
  }
}
