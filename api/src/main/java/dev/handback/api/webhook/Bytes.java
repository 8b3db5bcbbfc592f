package dev.handback.api.webhook;

import java.nio.ByteBuffer;

/** Raw bytes: signatures are over these, never over text that was decoded and encoded again. */
final class Bytes {

  private Bytes() {}

  static byte[] concat(byte[] first, byte[] second) {
    return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
  }
}
