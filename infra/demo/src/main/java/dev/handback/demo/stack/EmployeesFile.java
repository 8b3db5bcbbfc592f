package dev.handback.demo.stack;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.handback.demo.company.Company;
import dev.handback.demo.company.Person;
import dev.handback.estate.EstateException;
import dev.handback.estate.PrivateFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What the stand-in for an HR system begins with: all people, each under BambooHR's field names.
 */
final class EmployeesFile {
  private EmployeesFile() {}

  /** Written once: from then on it is the stand-in's own. */
  static Path in(Path folder) {
    Path file = folder.resolve("employees.json");
    if (!Files.exists(file)) {
      Map<String, Map<String, String>> all = new TreeMap<>();
      Company.people().stream()
          .filter(person -> !person.kind().isMachine())
          .forEach(person -> all.put(person.id(), fields(person)));
      try {
        PrivateFile.write(file, new JsonMapper().writeValueAsString(all));
      } catch (JacksonException e) {
        throw new EstateException("Cannot write " + file + ": " + e.getMessage(), e);
      }
    }
    return file;
  }

  private static Map<String, String> fields(Person person) {
    return Map.of(
        "displayName", person.displayName(),
        "workEmail", person.email(),
        "supervisorEId", Objects.requireNonNullElse(person.managerId(), ""),
        "status", "Active",
        // as BambooHR writes that there is none
        "terminationDate", "0000-00-00");
  }
}
