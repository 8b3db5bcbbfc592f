package dev.handback.api.attachment;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.handback.api.body.BodyLimit;
import dev.handback.api.problem.Refusal;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code multipart/form-data}. What is too large is left out and known to be, so that the
 * rest of the form is not lost by it.
 */
@Singleton
public final class MultipartForm {

  private static final int PARTS_AT_MOST = 50;
  private static final int LONGEST_FIELD = 20_000;

  private final AttachmentSettings settings;
  private final BodyLimit limit;

  MultipartForm(AttachmentSettings settings, BodyLimit limit) {
    this.settings = settings;
    this.limit = limit;
  }

  /** A form as it was sent. */
  public record Sent(ObjectNode fields, List<SentFile> files) {

    public Sent {
      files = List.copyOf(files);
    }

    @Override
    public String toString() {
      return files.toString();
    }
  }

  /**
   * The fields, and the files that somebody chose.
   *
   * @throws Refusal 400 for what is no such form, 413 for one that is too large to be read
   */
  public Sent read(HttpRequest<?> request, @Nullable InputStream body) {
    var fields = JsonNodeFactory.instance.objectNode();
    var files = new ArrayList<SentFile>();
    try (var in = body == null ? InputStream.nullInputStream() : body) {
      var parts = MultipartParts.of(request, in);
      for (int i = 0; parts.hasNext(); i++) {
        if (i == PARTS_AT_MOST) {
          throw unreadable("it has more than %d parts".formatted(PARTS_AT_MOST));
        }
        take(parts.next(), fields, files);
      }
      return new Sent(fields, files);
    } catch (IOException e) {
      var otherwise = unreadable("send it again, with smaller files if they are large");
      throw limit.refusal(e, "form", BodyLimit.FORM_ADVICE, otherwise);
    } catch (InvalidPathException e) {
      throw unreadable("the name of a file is none");
    }
  }

  private void take(FileItemInput part, ObjectNode fields, List<SentFile> files)
      throws IOException {
    var isField = part.isFormField();
    var most = isField ? LONGEST_FIELD : settings.fileSize();
    try (var content = part.getInputStream()) {
      var bytes = content.readNBytes(Math.toIntExact(most));
      var isWhole = content.transferTo(OutputStream.nullOutputStream()) == 0;
      if (isField && !isWhole) {
        throw unreadable("the field %s is too long".formatted(part.getFieldName()));
      }
      if (isField) {
        fields.put(part.getFieldName(), new String(bytes, UTF_8));
      } else if (part.getName() != null && !part.getName().isEmpty()) {
        // a browser sends a file without a name where none was chosen
        files.add(new SentFile(part.getName(), isWhole ? bytes : null));
      }
    }
  }

  private static Refusal unreadable(String why) {
    return Refusal.of(HttpStatus.BAD_REQUEST, "The form cannot be read", why);
  }
}
