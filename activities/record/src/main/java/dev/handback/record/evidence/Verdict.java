package dev.handback.record.evidence;

/** What a check of a bundle came to: sentences for a person. */
public sealed interface Verdict {

  String sentence();

  /**
   * Nothing was changed since the seal.
   *
   * @param keyId thumbprint of the key that signed
   * @param trusted whether that key was given from outside the bundle
   */
  record Good(String sentence, String keyId, boolean trusted) implements Verdict {}

  /** The bundle does not prove what it says. Names what is wrong first. */
  record Wrong(String sentence) implements Verdict {}

  /** This is no bundle, or a part of it is missing. */
  record Unreadable(String sentence) implements Verdict {}
}
