package dev.handback.offboarding.access;

import java.time.Instant;

/**
 * What was seen, and how (requirement R2).
 *
 * @param how one sentence, for example {@code sign-in refused: account disabled}
 */
public record Proof(ProofMethod method, String how, Instant at) {}
