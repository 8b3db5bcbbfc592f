package dev.handback.api.offboarding;

import dev.handback.offboarding.OffboardingId;
import dev.handback.record.evidence.Evidence;
import dev.handback.record.evidence.EvidenceBundle;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;

/** The evidence of an offboarding, to be taken away (requirement R5). */
@Singleton
public final class EvidenceExport {

  private final Evidence evidence;
  private final EvidenceBundle bundle;

  EvidenceExport(Evidence evidence, EvidenceBundle bundle) {
    this.evidence = evidence;
    this.bundle = bundle;
  }

  /** The chain as it is now, one entry a line. */
  public byte[] chain(OffboardingId id) {
    var out = new ByteArrayOutputStream();
    evidence.writeNdjson(id, out);
    return out.toByteArray();
  }

  /**
   * The sealed chain as a zip.
   *
   * @throws dev.handback.record.RecordRefusal.NotSealed before the seal
   */
  public MutableHttpResponse<byte[]> zip(OffboardingId id) {
    var out = new ByteArrayOutputStream();
    bundle.write(id, out);
    return saved(out.toByteArray(), id + ".zip");
  }

  /** For a browser, which is to save it. */
  public static MutableHttpResponse<byte[]> saved(byte[] content, String name) {
    return HttpResponse.ok(content)
        .header("Content-Disposition", "attachment; filename=\"%s\"".formatted(name));
  }
}
