package dev.handback.record.evidence;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.OffboardingState;
import dev.handback.record.RecordRefusal.NotSealed;
import dev.handback.record.RecordRefusal.UnknownOffboarding;
import dev.handback.record.attachment.Attachments;
import dev.handback.record.run.Offboardings;
import dev.handback.record.sql.RecordTransactions;
import dev.handback.record.sql.Sql;
import dev.handback.record.sql.StoredJson;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A sealed record as one file that anybody can check without us (requirement R5). */
@Singleton
public final class EvidenceBundle {
  static final String EVIDENCE = "evidence.ndjson";
  static final String HEAD = "head.jws";
  static final String PUBLIC_KEY = "public-key.jwk";
  static final String RECORD = "record.json";
  private static final String README = "README.txt";
  private static final String SEAL =
      "SELECT jws, public_key, entries FROM seal WHERE offboarding_id = ?"
          + " ORDER BY number DESC LIMIT 1";

  private final Evidence evidence;
  private final Offboardings offboardings;
  private final Attachments attachments;
  private final RecordTransactions transactions;

  EvidenceBundle(
      Evidence evidence,
      Offboardings offboardings,
      Attachments attachments,
      RecordTransactions transactions) {
    this.evidence = evidence;
    this.attachments = attachments;
    this.offboardings = offboardings;
    this.transactions = transactions;
  }

  private record Seal(String jws, String publicKey, long entries) {}

  /**
   * Writes a zip: the chain, its signed head, the public key, the record as read now, how to check
   * it, and the files that were attached. Leaves the stream open.
   *
   * @throws NotSealed before the seal
   * @throws UncheckedIOException when the stream does not take it
   */
  public void write(OffboardingId id, OutputStream out) {
    var record = offboardings.find(id).orElseThrow(() -> new UnknownOffboarding(id));
    var seal = seal(id);
    if (record.rescindedAt() != null && record.state() != OffboardingState.RESCINDED) {
      // taken back since: what is read now is not what was sealed then
      throw new NotSealed(id);
    }
    try {
      var zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
      zip.putNextEntry(new ZipEntry(EVIDENCE));
      // what came after the seal is not signed yet
      evidence.writeNdjson(id, zip, seal.entries());
      add(zip, HEAD, seal.jws());
      add(zip, PUBLIC_KEY, seal.publicKey());
      add(zip, RECORD, StoredJson.write(record));
      add(zip, README, readme());
      addFiles(zip, id, seal.entries());
      zip.finish();
    } catch (IOException e) {
      throw new UncheckedIOException("The bundle of " + id + " could not be written", e);
    }
  }

  /** One at a time, each by what it hashes to; the chain has their names. */
  private void addFiles(ZipOutputStream zip, OffboardingId id, long entries) throws IOException {
    var added = new HashSet<String>();
    for (var file : attachments.until(id, entries)) {
      if (added.add(file.sha256())) {
        zip.putNextEntry(new ZipEntry(BundledFiles.FOLDER + file.sha256()));
        zip.write(attachments.content(id, file.id()));
      }
    }
  }

  private Seal seal(OffboardingId id) {
    return transactions
        .read(connection ->
            Sql.first(
                connection,
                SEAL,
                parameters -> parameters.text(id),
                row ->
                    new Seal(
                        row.getString("jws"), row.getString("public_key"), row.getLong("entries"))))
        .orElseThrow(() -> new NotSealed(id));
  }

  private static void add(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String readme() throws IOException {
    try (var text = EvidenceBundle.class.getResourceAsStream("bundle-readme.txt")) {
      if (text == null) {
        throw new IOException("bundle-readme.txt is missing from the record's jar");
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
