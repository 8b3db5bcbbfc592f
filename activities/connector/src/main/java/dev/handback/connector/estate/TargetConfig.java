package dev.handback.connector.estate;

import dev.handback.connector.ConnectorException;
import dev.handback.connector.Secret;
import dev.handback.inventory.CorrelateBy;
import dev.handback.offboarding.access.TargetId;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One target as {@code estate.yaml} has it.
 *
 * @param url where it listens
 * @param username whom Handback signs in as; empty where the secret alone is enough
 * @param secret Handback's own credential, already resolved from its reference
 * @param correlateBy how a subject is found there
 * @param timeLimit how long one call may take; at most a third of what a stage gives a target
 * @param settings what only this kind of connector knows, for example a realm
 * @param seats the paid seats it sells, by SKU
 * @param secrets further credentials of Handback's own, by name
 */
public record TargetConfig(
    TargetId id,
    String connector,
    URI url,
    String username,
    Secret secret,
    CorrelateBy correlateBy,
    Duration timeLimit,
    Map<String, String> settings,
    List<SeatPrice> seats,
    Map<String, Secret> secrets) {

  public TargetConfig {
    settings = Map.copyOf(settings);
    seats = List.copyOf(seats);
    secrets = Map.copyOf(secrets);
  }

  /** One for which one credential is enough. */
  public TargetConfig(
      TargetId id,
      String connector,
      URI url,
      String username,
      Secret secret,
      CorrelateBy correlateBy,
      Duration timeLimit,
      Map<String, String> settings,
      List<SeatPrice> seats) {
    this(id, connector, url, username, secret, correlateBy, timeLimit, settings, seats, Map.of());
  }

  /** A setting that must be there. */
  public String required(String name) {
    var value = settings.get(name);
    if (value == null || value.isBlank()) {
      throw new ConnectorException.Misconfigured(
          "estate.yaml: target %s needs settings.%s".formatted(id, name), null);
    }
    return value;
  }

  /** A further secret that must be there. */
  public Secret requiredSecret(String name) {
    var secret = secrets.get(name);
    if (secret == null) {
      throw new ConnectorException.Misconfigured(
          "estate.yaml: target %s needs secrets.%s".formatted(id, name), null);
    }
    return secret;
  }

  /** A setting that has a default. */
  public String setting(String name, String otherwise) {
    return settings.getOrDefault(name, otherwise);
  }

  /** The price of a SKU; null when the estate does not name it. */
  public @Nullable SeatPrice seat(String sku) {
    return seats.stream().filter(seat -> seat.sku().equals(sku)).findFirst().orElse(null);
  }

  /** What one seat costs a month. {@code currency} is an ISO 4217 code. */
  public record SeatPrice(String sku, BigDecimal monthlyPrice, String currency) {}
}
