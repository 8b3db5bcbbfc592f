package dev.handback.demo.stack;

import dev.handback.estate.EstateException;
import dev.handback.estate.InstanceMemory;
import dev.handback.estate.PrivateFile;
import dev.handback.record.evidence.SigningKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;

/** The secrets of a demo, made once: in files that only their owner reads, named by reference. */
final class Keys {
  private final Path folder;
  private final InstanceMemory memory;

  Keys(DemoHome home) {
    this.folder = home.file("secrets");
    this.memory = InstanceMemory.open(home.dir());
    try {
      Files.createDirectories(folder);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    } catch (IOException e) {
      throw new EstateException("Cannot make " + folder + ": " + e.getMessage(), e);
    }
  }

  /** A secret that is made up at first sight, and its file. */
  String generated(String name) {
    String secret = memory.credentials(name).password();
    given(name, secret);
    return secret;
  }

  /** The same with the prefix and encoding of Standard Webhooks. */
  String webhookSecret(String name) {
    byte[] key = memory.credentials(name).password().getBytes(StandardCharsets.UTF_8);
    String secret = "whsec_" + Base64.getEncoder().encodeToString(key);
    given(name, secret);
    return secret;
  }

  /** A secret that somebody else made. */
  void given(String name, String secret) {
    PrivateFile.write(folder.resolve(name), secret);
  }

  /** The key that seals the record. */
  Path signingKey() {
    Path file = folder.resolve("signing-key.jwk");
    if (!Files.exists(file)) {
      SigningKeys.loadOrCreate(file);
    }
    return file;
  }
}
