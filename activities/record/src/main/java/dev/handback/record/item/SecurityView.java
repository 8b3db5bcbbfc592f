package dev.handback.record.item;

import dev.handback.offboarding.access.ProofMethod;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Security's columns of an item (requirement R2).
 *
 * @param removedAt when the act first succeeded; null before
 * @param proof the strongest proof, one sentence; null before
 * @param residual what stays behind and why, one sentence each
 */
public record SecurityView(
    @Nullable Instant removedAt,
    @Nullable String proof,
    @Nullable ProofMethod proofMethod,
    @Nullable Instant provenAt,
    List<String> residual) {

  public SecurityView {
    residual = List.copyOf(residual);
  }
}
