package dev.handback.api.attachment;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.ReadableBytes;

/**
 * How much people may attach. {@code micronaut.server.max-request-size} must be more than one form
 * may carry.
 *
 * @param files at most so many in one form
 * @param fileSize bytes of one file, at most
 * @param allFiles bytes of all files of an offboarding, at most
 */
@ConfigurationProperties("handback.attachments")
public record AttachmentSettings(
    @Bindable(defaultValue = "3") int files,
    @ReadableBytes @Bindable(defaultValue = "5MB") long fileSize,
    @ReadableBytes @Bindable(defaultValue = "50MB") long allFiles) {

  /** Escaped, it may be twice as long on its way, and databases take 16 MB at once by default. */
  private static final long LARGEST = 7L << 20;

  private static final long MEGABYTE = 1L << 20;

  public AttachmentSettings {
    if (files < 1 || fileSize < 1 || fileSize > LARGEST || allFiles < fileSize) {
      throw new IllegalArgumentException(
          "handback.attachments: files must be 1 or more, file-size 1 byte to 7 MB, all-files no"
              + " less than file-size");
    }
  }

  /** How large a file may be, for people. */
  public String largest() {
    return fileSize % MEGABYTE == 0 ? fileSize / MEGABYTE + " MB" : "%,d bytes".formatted(fileSize);
  }
}
