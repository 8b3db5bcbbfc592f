package dev.handback.offboarding.access;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who took an item away, as far as Handback saw it (requirement T13).
 *
 * @param byHandback false when it was gone already when Handback came to take it
 * @param fingerprints how each of Handback's own acts left it, the latest last
 */
public record Taken(boolean byHandback, List<String> fingerprints) {

  /** Gone before Handback came. */
  static final Taken BEFORE = new Taken(false, List.of());

  public Taken {
    fingerprints = List.copyOf(fingerprints);
  }

  /** One more act of Handback's, after what was there before. */
  static Taken by(@Nullable Taken before, @Nullable String fingerprint) {
    var all = new ArrayList<>(before == null ? List.<String>of() : before.fingerprints());
    if (fingerprint != null && !all.contains(fingerprint)) {
      all.add(fingerprint);
    }
    return new Taken(true, all);
  }
}
