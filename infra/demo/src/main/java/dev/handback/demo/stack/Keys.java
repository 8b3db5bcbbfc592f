package dev.handback.demo.stack;

import dev.handback.configuration.SecretReferences;
import dev.handback.estate.EstateException;
import dev.handback.estate.InstanceMemory;
import dev.handback.estate.PrivateFile;
import dev.handback.payload.EncryptingCodec;
import dev.handback.payload.PayloadKeys;
import dev.handback.record.evidence.SigningKeys;
import dev.handback.transmitter.Transmitter;
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

  /** The secret of a system of record, written as its own pages write it. */
  String of(Sender sender) {
    String made = memory.credentials(sender.label()).password();
    String base64 = Base64.getEncoder().encodeToString(made.getBytes(StandardCharsets.UTF_8));
    String secret =
        switch (sender.secret()) {
          case TEXT -> made;
          case BASE64 -> base64;
          case STANDARD_WEBHOOKS -> "whsec_" + base64;
          case USER_AND_PASSWORD -> "handback:" + made;
        };
    given(sender.label(), secret);
    return secret;
  }

  /** What Keycloak shows when it pushes signals: its whole Authorization header. */
  String signals() {
    String shown = "Bearer " + memory.credentials("shared-signals").password();
    given("shared-signals", shown);
    return shown;
  }

  /** A secret that somebody else made. */
  void given(String name, String secret) {
    PrivateFile.write(folder.resolve(name), secret);
  }

  /** The keys of payloads, the first made up at first sight. */
  Path payloadKeys() {
    Path file = folder.resolve("payload-keys");
    if (!Files.exists(file)) {
      PrivateFile.write(file, PayloadKeys.newLine("demo-1"));
    }
    return file;
  }

  /** What payloads are encrypted and read with now. */
  EncryptingCodec payloads() {
    return new EncryptingCodec(
        PayloadKeys.read(SecretReferences.in(folder), "file:" + payloadKeys()));
  }

  /** The key that signs what applications are told, made up at first sight. */
  void signalsKey() {
    if (!Files.exists(folder.resolve("signals-key"))) {
      given("signals-key", Transmitter.newKey());
    }
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
