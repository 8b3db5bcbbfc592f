package dev.handback.record.evidence;

import dev.handback.record.sql.StoredJson;
import java.io.IOException;
import java.util.Map;
import org.erdtman.jcs.JsonCanonicalizer;

/** RFC 8785: one JSON value has one spelling, so that its hash means its content. */
public final class CanonicalJson {

  private CanonicalJson() {}

  /** The canonical spelling of this object: texts, whole numbers, lists and objects. */
  public static String of(Map<String, Object> object) {
    try {
      return of(StoredJson.write(object));
    } catch (IOException e) {
      throw new IllegalStateException("An entry has no canonical spelling", e);
    }
  }

  /**
   * The canonical spelling of this JSON text.
   *
   * @throws IOException when it is not JSON
   */
  public static String of(String json) throws IOException {
    return new JsonCanonicalizer(json).getEncodedString();
  }
}
