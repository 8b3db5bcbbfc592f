package dev.handback.hrsystem;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Everybody by id, each with the fields that are known of them, in one file. */
final class Employees {
  /** The field that says when any other was changed last; absent where none was. */
  private static final String LAST_CHANGED = "lastChanged";

  private static final JsonMapper JSON = new JsonMapper();

  private final Path file;
  private final Map<String, Map<String, String>> all;

  private Employees(Path file, Map<String, Map<String, String>> all) {
    this.file = file;
    this.all = new TreeMap<>(all);
  }

  /** Reads the file: an object of employees by id, each an object of texts. */
  static Employees in(Path file) throws IOException {
    return new Employees(file, JSON.readValue(file.toFile(), new TypeReference<>() {}));
  }

  /** The fields of one of them; empty for an id that nobody has. */
  synchronized Optional<Map<String, String>> find(String id) {
    return Optional.ofNullable(all.get(id)).map(Map::copyOf);
  }

  /** When each of those changed who did so since then, by id. */
  synchronized Map<String, String> changedSince(Instant since) {
    var changed = new LinkedHashMap<String, String>();
    all.forEach((id, fields) -> {
      var at = fields.get(LAST_CHANGED);
      if (at != null && !Instant.parse(at).isBefore(since)) {
        changed.put(id, at);
      }
    });
    return changed;
  }

  /** Takes in what somebody has typed; false for an id that nobody has. */
  synchronized boolean change(String id, Map<String, String> fields) throws IOException {
    var known = all.get(id);
    if (known == null) {
      return false;
    }
    known.putAll(fields);
    known.put(LAST_CHANGED, Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    keep();
    return true;
  }

  /** Whole or not at all: a process that is killed leaves the file as it was. */
  private void keep() throws IOException {
    var part = file.resolveSibling(file.getFileName() + ".part");
    JSON.writeValue(part.toFile(), all);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
