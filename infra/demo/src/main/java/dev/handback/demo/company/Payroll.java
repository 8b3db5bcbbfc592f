package dev.handback.demo.company;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.handback.estate.InstanceMemory;
import dev.handback.estate.PrivateFile;
import dev.handback.estate.seed.SeedPerson;
import dev.handback.offboarding.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Everybody with the password that was made for them on this machine, in people.json. */
public final class Payroll {
  private static final JsonMapper JSON = new JsonMapper();

  private final Map<String, String> passwords;

  private Payroll(Map<String, String> passwords) {
    this.passwords = Map.copyOf(passwords);
  }

  /** Reads the passwords; makes them the first time, and for whoever has none yet. */
  public static Payroll open(Path file) {
    Map<String, String> passwords = new LinkedHashMap<>();
    try {
      if (Files.exists(file)) {
        passwords.putAll(
            JSON.readValue(Files.readAllBytes(file), new TypeReference<Map<String, String>>() {}));
      }
      int known = passwords.size();
      Company.people()
          .forEach(
              person -> passwords.computeIfAbsent(person.id(), id -> InstanceMemory.newPassword()));
      if (passwords.size() > known) {
        PrivateFile.write(
            file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(passwords));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
    return new Payroll(passwords);
  }

  /** The same password on every target. */
  public String password(Person person) {
    String password = passwords.get(person.id());
    if (password == null) {
      throw new IllegalArgumentException("Nobody with the id " + person.id() + " works here.");
    }
    return password;
  }

  /** Those with an account on this target, as its seed takes them. */
  public List<SeedPerson> on(String target) {
    return Company.people().stream().filter(person -> person.isOn(target)).map(this::seed).toList();
  }

  public SeedPerson seed(Person person) {
    return new SeedPerson(
        person.id(),
        person.username(),
        person.givenName(),
        person.familyName(),
        person.email(),
        password(person));
  }

  /** Changes when people or passwords do: what was put in with another one is out of date. */
  public String fingerprint() {
    return Digest.hex(Company.people() + " " + new TreeMap<>(passwords));
  }
}
