package dev.handback.record.attachment;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A file that somebody attaches. */
public final class NewFile {
  private final String name;
  private final String mediaType;
  private final byte[] content;

  public NewFile(String name, String mediaType, byte[] content) {
    this.name = name;
    this.mediaType = mediaType;
    this.content = content.clone();
  }

  public String name() {
    return name;
  }

  public String mediaType() {
    return mediaType;
  }

  public long size() {
    return content.length;
  }

  /** Hexadecimal. */
  public String sha256() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  byte[] content() {
    return content.clone();
  }

  @Override
  public String toString() {
    return name;
  }
}
