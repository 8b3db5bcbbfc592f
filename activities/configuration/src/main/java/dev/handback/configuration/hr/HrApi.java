package dev.handback.configuration.hr;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a source's own API is asked.
 *
 * @param preset a known API, for whatever is not written here
 * @param url where the API is; nothing else is ever called, and redirects are not followed
 * @param headers what each call carries
 * @param oauth how a token is had where the API wants one that expires
 * @param webhooks whether what the source sends says all
 * @param fetch how one person is asked for
 * @param poll how changes are asked for; null where nobody asks
 * @param timeout for one answer; 10 s by default
 */
public record HrApi(
    @Nullable HrPreset preset,
    URI url,
    List<Header> headers,
    @Nullable ClientCredentials oauth,
    Webhooks webhooks,
    Fetch fetch,
    @Nullable Poll poll,
    Duration timeout) {

  private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(10);

  /**
   * Fills in what the preset knows.
   *
   * @throws IllegalArgumentException where something is missing that no preset knows
   */
  public HrApi {
    headers = headers == null ? List.of() : List.copyOf(headers);
    timeout = Objects.requireNonNullElse(timeout, USUAL_TIMEOUT);
    if (preset != null) {
      fetch = fetch == null ? preset.fetch() : fetch.orElse(preset.fetch());
      poll = poll == null ? null : poll.orElse(preset.poll());
      webhooks = Objects.requireNonNullElse(webhooks, preset.webhooks());
    }
    webhooks = Objects.requireNonNullElse(webhooks, Webhooks.THIN);
    if (fetch == null || fetch.path() == null || fetch.person() == null) {
      throw new IllegalArgumentException("fetch needs a path and where a person's facts are");
    }
    if (poll != null && (poll.path() == null || poll.id() == null)) {
      throw new IllegalArgumentException("poll needs a path and where a person's id is");
    }
    if (!fetch.path().contains("{id}")
        && (fetch.body() == null || !fetch.body().contains("{id}"))) {
      throw new IllegalArgumentException("fetch names nobody: {id} is neither in path nor in body");
    }
  }

  /** What a source sends. */
  public enum Webhooks {
    /** Little more than an id: the API is asked before anything follows from it. */
    THIN,

    /** Everything. */
    COMPLETE
  }
}
