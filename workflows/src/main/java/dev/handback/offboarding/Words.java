package dev.handback.offboarding;

import io.temporal.workflow.Functions;
import java.util.ArrayDeque;
import java.util.Deque;

/** What people said, at any time, and the run takes in when it gets to it, in order. */
final class Words {

  private final Deque<Functions.Proc> heard = new ArrayDeque<>();

  void hear(Functions.Proc word) {
    heard.add(word);
  }

  boolean waiting() {
    return !heard.isEmpty();
  }

  void takeIn() {
    while (waiting()) {
      heard.remove().apply();
    }
  }
}
