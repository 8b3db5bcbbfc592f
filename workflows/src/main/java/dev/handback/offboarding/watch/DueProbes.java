package dev.handback.offboarding.watch;

import java.util.List;

/** A page of probes that are due, the longest due first. */
public record DueProbes(List<DueProbe> probes) {

  public DueProbes {
    probes = List.copyOf(probes);
  }
}
