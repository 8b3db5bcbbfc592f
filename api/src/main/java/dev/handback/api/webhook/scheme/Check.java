package dev.handback.api.webhook.scheme;

/** One key: says whether a signature is its own. */
@FunctionalInterface
interface Check {

  /** In constant time. */
  boolean fits(byte[] signed, byte[] signature);
}
