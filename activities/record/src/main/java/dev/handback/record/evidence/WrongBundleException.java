package dev.handback.record.evidence;

/** A check failed. The message says which, for a person. */
final class WrongBundleException extends Exception {

  WrongBundleException(String message) {
    super(message);
  }
}
