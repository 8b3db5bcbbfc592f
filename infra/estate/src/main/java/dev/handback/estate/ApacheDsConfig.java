package dev.handback.estate;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldif.LDIFException;
import com.unboundid.ldif.LDIFReader;
import com.unboundid.ldif.LDIFWriter;
import com.unboundid.ldif.TrailingSpaceBehavior;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** ApacheDS' shipped configuration, changed to serve LDAP on one loopback port and nothing else. */
final class ApacheDsConfig {
  private final Path jar;
  private final int port;

  ApacheDsConfig(Path jar, int port) {
    this.jar = jar;
    this.port = port;
  }

  /** Puts it into the instance, replacing what the server made of an earlier one. */
  void writeTo(Path dir) {
    Path conf = dir.resolve("conf");
    try {
      Trees.delete(conf);
      Files.createDirectories(conf);
      Files.writeString(conf.resolve("log4j.properties"), LOGGING);
      writeEntries(conf.resolve("config.ldif"));
    } catch (IOException | LDIFException e) {
      throw new EstateException("Cannot configure ApacheDS in " + conf + ": " + e.getMessage(), e);
    }
  }

  private void writeEntries(Path target) throws IOException, LDIFException {
    boolean policyOn = false;
    try (ZipFile zip = new ZipFile(jar.toFile());
        InputStream in = zip.getInputStream(shipped(zip));
        LDIFReader reader = new LDIFReader(in);
        LDIFWriter writer = new LDIFWriter(target.toFile())) {
      reader.setTrailingSpaceBehavior(TrailingSpaceBehavior.STRIP);
      for (Entry entry = reader.readEntry(); entry != null; entry = reader.readEntry()) {
        onLoopbackOnly(entry);
        policyOn |= isPolicyInForce(entry);
        writer.writeEntry(entry);
      }
    }
    if (!policyOn) {
      throw new EstateException(
          "ApacheDS ships without a password policy: a lock would be no lock.");
    }
  }

  private void onLoopbackOnly(Entry entry) {
    String dn = entry.getDN().toLowerCase(Locale.ROOT);
    if (entry.hasAttribute("ads-transportAddress")) {
      boolean ldap = dn.startsWith("ads-transportid=ldap,");
      entry.setAttribute("ads-transportAddress", "127.0.0.1");
      entry.setAttribute("ads-enabled", ldap ? "TRUE" : "FALSE");
      if (ldap) {
        entry.setAttribute("ads-systemPort", Integer.toString(port));
      }
    } else if (dn.startsWith("ads-serverid=") && !dn.startsWith("ads-serverid=ldapserver,")) {
      entry.setAttribute("ads-enabled", "FALSE");
    }
  }

  private static boolean isPolicyInForce(Entry entry) {
    return entry.hasAttributeValue("ads-pwdId", "default")
        && entry.hasAttributeValue("ads-pwdLockout", "TRUE")
        && entry.hasAttributeValue("ads-enabled", "TRUE");
  }

  private ZipEntry shipped(ZipFile zip) {
    return Optional.ofNullable(zip.getEntry("config.ldif"))
        .orElseThrow(() -> new EstateException("No config.ldif in " + jar));
  }

  private static final String LOGGING =
      """
      log4j.rootLogger=WARN, out
      log4j.appender.out=org.apache.log4j.ConsoleAppender
      log4j.appender.out.layout=org.apache.log4j.PatternLayout
      log4j.appender.out.layout.ConversionPattern=%d %p %c{1} %m%n
      """;
}
