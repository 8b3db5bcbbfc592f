package dev.handback.api.attachment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.mime.MimeTypes;

/** What a file is by its content: its name and what its sender calls it do not count. */
final class FileKinds {

  /** For people. */
  static final String TAKEN = "PDF, PNG, JPEG, plain text and CSV";

  private static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();
  private static final MediaTypeRegistry KINSHIP = TYPES.getMediaTypeRegistry();
  private static final String MAIL = "message";
  private static final Set<String> AS_THEY_ARE =
      Set.of("application/pdf", "image/png", "image/jpeg");

  private FileKinds() {}

  /** What it looks like, whether it is taken or not. */
  static String of(byte[] content) {
    return type(content).toString();
  }

  /** The media type it is kept as; none when its kind is not taken. */
  static Optional<String> taken(String name, byte[] content) {
    var type = type(content);
    if (AS_THEY_ARE.contains(type.toString())) {
      return Optional.of(type.toString());
    }
    if (!isText(type)) {
      return Optional.empty();
    }
    // no content tells them apart
    var isTable = name.toLowerCase(Locale.ROOT).endsWith(".csv");
    return Optional.of(isTable ? "text/csv" : "text/plain");
  }

  /** A log or a mail is text, too; what a browser would act on is not. */
  private static boolean isText(MediaType type) {
    var isMarkup =
        type.equals(MediaType.TEXT_HTML)
            || type.equals(MediaType.APPLICATION_XML)
            || KINSHIP.isSpecializationOf(type, MediaType.APPLICATION_XML)
            || KINSHIP.isSpecializationOf(type, MediaType.TEXT_HTML);
    return !isMarkup
        && (type.equals(MediaType.TEXT_PLAIN)
            || type.getType().equals(MAIL)
            || KINSHIP.isSpecializationOf(type, MediaType.TEXT_PLAIN));
  }

  private static MediaType type(byte[] content) {
    try (var in = new ByteArrayInputStream(content)) {
      return TYPES.detect(in, new Metadata());
    } catch (IOException impossible) {
      throw new UncheckedIOException("bytes in memory can be read", impossible);
    }
  }
}
