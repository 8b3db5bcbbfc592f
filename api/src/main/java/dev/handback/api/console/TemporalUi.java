package dev.handback.api.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Singleton;
import java.net.URLEncoder;
import org.jspecify.annotations.Nullable;

/** Addresses in Temporal's own UI; none where nobody has said where it is. */
@Singleton
final class TemporalUi {

  private final ConsoleSettings settings;

  TemporalUi(ConsoleSettings settings) {
    this.settings = settings;
  }

  /** A run. */
  @Nullable String run(String workflowId) {
    return at("workflows/" + encoded(workflowId));
  }

  /** All that a filter finds; the filter is in the address, so that it can be kept and sent on. */
  @Nullable String list(String query) {
    return at("workflows?query=" + encoded(query));
  }

  /** What runs by the clock. */
  @Nullable String schedules() {
    return at("schedules");
  }

  private @Nullable String at(String path) {
    var ui = settings.temporalUi();
    return ui.isEmpty() ? null : "%s/namespaces/%s/%s".formatted(ui, settings.namespace(), path);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }
}
