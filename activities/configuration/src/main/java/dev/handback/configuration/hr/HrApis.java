package dev.handback.configuration.hr;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.handback.configuration.ConfigurationException;
import dev.handback.configuration.ConfigurationFile;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The sources of {@code sources.yaml} that can be asked (requirement T1). What they send by
 * themselves is the webhooks' part of the same file, and none of this.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record HrApis(List<Entry> sources) {

  /** Nobody can be asked anything. */
  public static final HrApis NONE = new HrApis(List.of());

  public HrApis {
    sources = List.copyOf(sources);
  }

  /**
   * Reads and checks the file.
   *
   * @throws ConfigurationException with every problem, by file and line
   */
  public static ConfigurationFile<HrApis> read(Path file) {
    return ConfigurationFile.read(file, "hr-apis.schema.json", HrApis.class);
  }

  /** The API of this source; empty where it has none. */
  private Optional<HrApi> of(String source) {
    return sources.stream()
        .filter(entry -> entry.name().equals(source))
        .flatMap(entry -> Stream.ofNullable(entry.api()))
        .findFirst();
  }

  /** How each source that is polled is, by name. */
  public Stream<Map.Entry<String, Poll>> polls() {
    return sources.stream()
        .flatMap(entry ->
            Stream.ofNullable(entry.api())
                .flatMap(api -> Stream.ofNullable(api.poll()))
                .map(poll -> Map.entry(entry.name(), poll)));
  }

  /** Whether what this source sends is asked of its API before anything follows from it. */
  public boolean completes(String source) {
    return of(source).filter(api -> api.webhooks() == HrApi.Webhooks.THIN).isPresent();
  }

  /**
   * One source.
   *
   * @param timeZone where a date without a time ends
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Entry(String name, ZoneId timeZone, @Nullable HrApi api) {}
}
