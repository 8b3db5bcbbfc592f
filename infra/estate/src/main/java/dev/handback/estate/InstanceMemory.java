package dev.handback.estate;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.OptionalInt;
import java.util.Properties;

/**
 * What one instance keeps from start to start: its ports and its generated passwords, in a file
 * only its owner reads.
 */
public final class InstanceMemory {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path file;
  private final Properties values = new Properties();

  private InstanceMemory(Path file) {
    this.file = file;
  }

  public static InstanceMemory open(Path dir) {
    InstanceMemory memory = new InstanceMemory(dir.resolve("instance.properties"));
    try {
      Files.createDirectories(dir);
      if (Files.exists(memory.file)) {
        try (Reader reader = Files.newBufferedReader(memory.file)) {
          memory.values.load(reader);
        }
      }
    } catch (IOException e) {
      throw EstateException.unusable(memory.file, e);
    }
    return memory;
  }

  /** The port of the last start if it is still free, else the preferred one, else any. */
  public int port(Launch launch, String name) {
    String remembered = values.getProperty("port." + name);
    int wish = remembered == null ? launch.preferredPort(name) : Integer.parseInt(remembered);
    int port = FreePort.find(wish);
    put("port." + name, Integer.toString(port));
    return port;
  }

  /** The port in use by an instance that is running. */
  public int knownPort(String name) {
    return Integer.parseInt(values.getProperty("port." + name));
  }

  /** The port of the last start, or of the one that is under way; empty before the first. */
  public OptionalInt rememberedPort(String name) {
    String remembered = values.getProperty("port." + name);
    return remembered == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(remembered));
  }

  /** The password generated for this user at first sight. */
  public Credentials credentials(String user) {
    String key = "password." + user;
    String known = values.getProperty(key);
    String password = known == null ? newPassword() : known;
    if (known == null) {
      put(key, password);
    }
    return new Credentials(user, password);
  }

  public boolean is(String key, String value) {
    return value.equals(values.getProperty(key));
  }

  public void put(String key, String value) {
    values.setProperty(key, value);
    save();
  }

  public static String newPassword() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private void save() {
    StringWriter text = new StringWriter();
    try {
      values.store(text, "Ports and generated passwords of this instance");
    } catch (IOException e) {
      throw EstateException.unusable(file, e);
    }
    PrivateFile.write(file, text.toString());
  }
}
