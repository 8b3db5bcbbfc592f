package dev.handback.demo.stack;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** What a command found out, as JSON that people can read, too. */
public final class ResultFile {
  private ResultFile() {}

  /**
   * Writes the result over whatever is there.
   *
   * @throws UncheckedIOException when the file cannot be written
   */
  public static void write(Object result, Path file) {
    try {
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build()
          .writeValue(file.toFile(), result);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }
}
