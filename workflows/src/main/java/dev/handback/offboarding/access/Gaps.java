package dev.handback.offboarding.access;

import java.util.List;

/** What only people can do at some targets. */
public record Gaps(List<Gap> gaps) {

  public Gaps {
    gaps = List.copyOf(gaps);
  }
}
