package dev.handback.connector;

/** What a target says of an item when asked. */
public sealed interface ReadBack {

  String how();

  /** The target says that it is gone or disabled. */
  record Gone(String how) implements ReadBack {}

  /** The target says that it is still there and enabled. */
  record Present(String how) implements ReadBack {}
}
