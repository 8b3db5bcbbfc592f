package dev.handback.record.signin;

/** Where somebody came in. */
public enum Door {
  CONSOLE,
  API
}
