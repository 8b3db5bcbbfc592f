package dev.handback.record.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** The files of a bundle: each by what it hashes to, as the chain names it (R5, O2). */
final class BundledFiles {
  static final String FOLDER = "files/";

  private static final int BUFFER = 8192;

  private BundledFiles() {}

  /**
   * Compares them with what the chain says was attached.
   *
   * @return how many there are
   * @throws WrongBundleException at the first that is missing, was changed, or was never attached
   */
  static int check(ZipFile zip, List<JsonNode> attached) throws IOException, WrongBundleException {
    var known = new HashSet<String>();
    for (var entry : attached) {
      var sha256 = entry.path("sha256").asText();
      if (known.add(sha256)) {
        check(zip.getEntry(FOLDER + sha256), zip, entry, sha256);
      }
    }
    refuseStrangers(zip, known);
    return known.size();
  }

  private static void check(@Nullable ZipEntry file, ZipFile zip, JsonNode entry, String sha256)
      throws IOException, WrongBundleException {
    var name = entry.path("name").asText();
    if (file == null) {
      throw new WrongBundleException("The file \"%s\" is missing (%s)".formatted(name, sha256));
    }
    var size = entry.path("size").asLong();
    try (var content = zip.getInputStream(file)) {
      if (!sha256.equals(hash(content, size))) {
        throw new WrongBundleException(
            "The file \"%s\" is not what was attached (%s)".formatted(name, sha256));
      }
    }
  }

  /** Of no more than it may have: a packed file may claim to be endless. */
  private static String hash(InputStream content, long size) throws IOException {
    var digest = sha256();
    var bytes = new byte[BUFFER];
    var left = size;
    while (left > 0) {
      var read = content.read(bytes, 0, (int) Math.min(left, bytes.length));
      if (read < 0) {
        return "shorter";
      }
      digest.update(bytes, 0, read);
      left -= read;
    }
    return content.read() < 0 ? HexFormat.of().formatHex(digest.digest()) : "longer";
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  private static void refuseStrangers(ZipFile zip, Set<String> known) throws WrongBundleException {
    var stranger =
        zip.stream()
            .map(ZipEntry::getName)
            .filter(name -> name.startsWith(FOLDER))
            .map(name -> name.substring(FOLDER.length()))
            .filter(name -> !known.contains(name))
            .findFirst();
    if (stranger.isPresent()) {
      throw new WrongBundleException(
          "The file %s%s was attached by nobody".formatted(FOLDER, stranger.get()));
    }
  }
}
