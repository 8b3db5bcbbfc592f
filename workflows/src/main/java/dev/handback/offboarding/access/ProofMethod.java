package dev.handback.offboarding.access;

/** How a proof was obtained, strongest first (requirement S5). */
public enum ProofMethod {
  /** Somebody tried to get in and was refused. */
  TRIED,

  /** The target was asked and said so: the weaker proof. */
  READ_BACK,

  /** A person vouches for it. */
  ATTESTED
}
