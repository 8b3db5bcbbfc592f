package dev.handback.api.transmitter;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.handback.record.message.StreamState;
import dev.handback.transmitter.StatusWord;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/**
 * A stream's status, as it is asked for and answered (OpenID Shared Signals Framework 1.0, 8.1.2).
 *
 * @param status {@code enabled}, {@code paused} or {@code disabled}
 * @param reason null where none was given
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record StreamStatusBody(
    @JsonProperty("stream_id") String streamId, String status, @Nullable String reason) {

  static StreamStatusBody of(String stream, StreamState state) {
    return new StreamStatusBody(stream, StatusWord.of(state.status()), state.reason());
  }
}
