package dev.handback.demo.stack;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.handback.estate.EstateException;
import dev.handback.estate.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What others need to know of a process, kept beside it from start to start. */
public final class Facts {
  private static final JsonMapper JSON = new JsonMapper();

  private final DemoHome home;

  public Facts(DemoHome home) {
    this.home = home;
  }

  /**
   * Where Temporal is; {@code ui} is the Web UI's address without a slash at the end, null where
   * the engine is the one in memory, which has none.
   */
  public record Engine(String address, String namespace, @Nullable String ui) {}

  /** Where the record is, and who may read and write it. */
  public record RecordDatabase(
      String host, int port, String database, String user, String password) {
    public String jdbcUrl() {
      return "jdbc:mysql://%s:%d/%s?sslMode=PREFERRED".formatted(host, port, database);
    }

    @Override
    public String toString() {
      return "%s@%s:%d/%s".formatted(user, host, port, database);
    }
  }

  /** Where one of our own programs answers. */
  public record Web(String url) {}

  /** Where mail is taken by SMTP, and the address at which it is shown as JSON. */
  public record Mail(String host, int port, String mails) {}

  /** Where the stand-in for an HR system is asked, and the key that it takes. */
  public record HrApi(String url, String key) {
    @Override
    public String toString() {
      return url;
    }
  }

  /**
   * One target.
   *
   * @param client what somebody needs to look for themselves: realm, base DN, sign-in of an admin;
   *     and, as {@code handback}, what Handback signs in with
   */
  public record Target(String id, String connector, String url, Map<String, Object> client) {
    public Target {
      client = Collections.unmodifiableMap(new TreeMap<>(client));
    }

    /** A client's setting, for example {@code baseDn}. */
    public String text(String name) {
      return String.valueOf(client.get(name));
    }

    /** The block in demo.json: {@code client} beside the rest, without Handback's own sign-in. */
    public Map<String, Object> block() {
      Map<String, Object> block = new LinkedHashMap<>();
      block.put("id", id);
      block.put("connector", connector);
      block.put("url", url);
      block.putAll(client);
      block.remove("handback");
      return block;
    }
  }

  public Engine engine() {
    return known(Part.ENGINE, Engine.class);
  }

  public RecordDatabase database() {
    return known(Part.DATABASE, RecordDatabase.class);
  }

  public Web web(Part program) {
    return known(program, Web.class);
  }

  public Mail mail() {
    return known(Part.MAIL, Mail.class);
  }

  public HrApi hrApi() {
    return known(Part.PERSONNEL, HrApi.class);
  }

  public Target target(Part target) {
    return known(target, Target.class);
  }

  boolean knows(Part part) {
    return Files.exists(file(part));
  }

  void save(Part part, Object facts) {
    try {
      Files.createDirectories(home.of(part)); // a given database has no process, so no folder yet
      PrivateFile.write(file(part), JSON.writeValueAsString(facts));
    } catch (IOException e) {
      throw new EstateException("Cannot write " + file(part) + ": " + e.getMessage(), e);
    }
  }

  private <T> T known(Part part, Class<T> type) {
    if (!knows(part)) {
      throw new EstateException(
          part.label() + " was never started here: run ./handback demo first.");
    }
    try {
      return JSON.readValue(Files.readAllBytes(file(part)), type);
    } catch (IOException e) {
      throw new EstateException("Cannot read " + file(part) + ": " + e.getMessage(), e);
    }
  }

  private Path file(Part part) {
    return home.of(part).resolve("facts.json");
  }
}
