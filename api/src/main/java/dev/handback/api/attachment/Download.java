package dev.handback.api.attachment;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.handback.api.problem.Refusal;
import dev.handback.offboarding.OffboardingId;
import dev.handback.record.attachment.Attachments;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.net.URLEncoder;

/** A file for whoever may see the evidence: to be saved, never to be shown by us as a page. */
@Singleton
public final class Download {

  private final Attachments attachments;

  Download(Attachments attachments) {
    this.attachments = attachments;
  }

  /**
   * The file of this id.
   *
   * @throws Refusal 404
   */
  public MutableHttpResponse<byte[]> of(OffboardingId offboarding, String id) {
    var file =
        attachments
            .find(offboarding, id)
            .orElseThrow(
                () -> Refusal.of(HttpStatus.NOT_FOUND, "The offboarding has no file of that id"));
    return HttpResponse.ok(attachments.content(offboarding, id))
        .contentType(MediaType.of(file.mediaType()))
        .header("Content-Disposition", disposition(file.name()))
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "sandbox; default-src 'none'")
        .header("Cache-Control", "private, no-store");
  }

  /** Its name as RFC 6266 has it, for old and new readers. */
  private static String disposition(String name) {
    var plain = name.replaceAll("[^A-Za-z0-9._ -]", "_");
    var whole = URLEncoder.encode(name, UTF_8).replace("+", "%20").replace("*", "%2A");
    return "attachment; filename=\"%s\"; filename*=UTF-8''%s".formatted(plain, whole);
  }
}
