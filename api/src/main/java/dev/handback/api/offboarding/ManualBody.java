package dev.handback.api.offboarding;

import dev.handback.offboarding.ManualRemoval.Outcome;
import dev.handback.record.attachment.Attachment;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a person did by hand.
 *
 * @param evidence what they saw, in their own words
 * @param seatFreed that the seat went with it, in the same attestation
 */
@Serdeable
record ManualBody(Outcome outcome, String evidence, boolean seatFreed) {

  /** The whole attestation, as the run hears it. */
  String with(List<Attachment> attached) {
    var files =
        attached.stream()
            .map(file -> "%s (SHA-256 %s)".formatted(file.name(), file.sha256()))
            .collect(Collectors.joining(", "));
    return evidence
        + (seatFreed ? " (seat freed as well)" : "")
        + (files.isEmpty() ? "" : "; attached: " + files);
  }
}
