package dev.handback.connector;

/** What became of something that was to be given back (requirement T13). */
public sealed interface Restoration {

  /** One sentence: what was done and read back, or why nothing was. */
  String how();

  /** It was given back, and the read-back says that it is there. */
  record Restored(String how) implements Restoration {}

  /** A look shows that it is there. */
  record AlreadyThere(String how) implements Restoration {}

  /** Somebody else took or changed it, before or since: it stays as it is, a person decides. */
  record NotOurs(String how) implements Restoration {}

  /** No call brings it back. */
  record Irreversible(String how) implements Restoration {}
}
