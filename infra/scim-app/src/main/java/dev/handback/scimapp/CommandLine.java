package dev.handback.scimapp;

import dev.handback.scimapp.seat.SeatPool;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Reads the options of a process: {@code ATELIER_PORT} or {@code -Datelier.port} and so on, the
 * property before the variable; the token from the environment alone, where {@code ps} does not
 * show it.
 */
record CommandLine(Map<String, String> environment, Properties properties, List<String> arguments) {

  /**
   * Reads and checks them.
   *
   * @throws IllegalArgumentException with a sentence for the person who starts it
   */
  ScimAppOptions options() {
    if (!List.of("--faults").containsAll(arguments)) {
      throw new IllegalArgumentException("Only --faults is understood, not " + arguments + ".");
    }
    ScimAppOptions defaults =
        ScimAppOptions.of(Path.of(setting("DATA_DIR").orElse("atelier-data")), token());
    return defaults
        .withPort(number("PORT", defaults.port()))
        .withSeatPools(setting("SEAT_POOLS").map(SeatPool::parse).orElse(defaults.seatPools()))
        .withPasswordIterations(number("PASSWORD_ITERATIONS", defaults.passwordIterations()))
        .withFaults(arguments.contains("--faults"));
  }

  private ScimToken token() {
    return Optional.ofNullable(environment.get("ATELIER_SCIM_TOKEN"))
        .map(ScimToken::new)
        .orElseThrow(() -> new IllegalArgumentException("Set ATELIER_SCIM_TOKEN."));
  }

  private int number(String name, int otherwise) {
    Optional<String> text = setting(name);
    try {
      return text.map(Integer::parseInt).orElse(otherwise);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "ATELIER_" + name + " is no number: " + text.orElse(""), e);
    }
  }

  private Optional<String> setting(String name) {
    String property = "atelier." + name.toLowerCase(Locale.ROOT).replace('_', '-');
    return Optional.ofNullable(properties.getProperty(property))
        .or(() -> Optional.ofNullable(environment.get("ATELIER_" + name)))
        .filter(value -> !value.isBlank());
  }
}
