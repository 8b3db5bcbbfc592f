package dev.handback.record.sql;

import io.micronaut.core.convert.ConversionContext;
import io.micronaut.data.model.runtime.convert.AttributeConverter;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Instants as {@code DATETIME(6)} in UTC. Never through {@code java.sql.Timestamp}, whose meaning
 * hangs on the time zones of the JVM and of the connection.
 */
@Singleton
public final class Utc implements AttributeConverter<Instant, String> {

  /** The column's value, cut to microseconds: some servers would round up, others down. */
  public static LocalDateTime column(Instant instant) {
    return LocalDateTime.ofInstant(instant.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
  }

  public static @Nullable Instant instant(@Nullable LocalDateTime column) {
    return column == null ? null : column.toInstant(ZoneOffset.UTC);
  }

  @Override
  public @Nullable String convertToPersistedValue(
      @Nullable Instant entityValue, ConversionContext context) {
    return entityValue == null ? null : column(entityValue).toString();
  }

  @Override
  public @Nullable Instant convertToEntityValue(
      @Nullable String persistedValue, ConversionContext context) {
    return persistedValue == null
        ? null
        : instant(LocalDateTime.parse(persistedValue.replace(' ', 'T')));
  }
}
