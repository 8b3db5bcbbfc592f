package dev.handback.sharedsignals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.handback.offboarding.access.FailureKind;
import dev.handback.sharedsignals.SignalSource.Poll;
import dev.handback.signals.FetchSignals;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Asks one transmitter's poll endpoint (RFC 8936). */
final class SignalPoll {

  private static final String POLL = "urn:ietf:rfc:8936";
  private static final int AT_MOST = 100;

  private final SignalSource source;
  private final Poll poll;
  private final Transmitter transmitter;
  private final TransmitterCalls calls;
  private final TransmitterToken token;
  private volatile @Nullable URI endpoint;

  SignalPoll(
      SignalSource source,
      Poll poll,
      Transmitter transmitter,
      TransmitterCalls calls,
      TransmitterToken token) {
    this.source = source;
    this.poll = poll;
    this.transmitter = transmitter;
    this.calls = calls;
    this.token = token;
    this.endpoint = poll.endpoint();
  }

  /** The tokens by their ids, in the transmitter's order. */
  Map<String, String> fetch(FetchSignals request) {
    var bearer = token.fetch(poll);
    var known = endpoint;
    var at = known == null ? endpointOfStream(bearer) : known;
    // looked up again after a failure: a stream may be made anew, elsewhere
    endpoint = poll.endpoint();
    var answer = calls.post(at, bearer, body(request));
    endpoint = at;
    return answer.path("sets").properties().stream()
        .filter(set -> Plain.fits(set.getKey(), Plain.ID))
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                set -> set.getValue().asText(),
                (a, b) -> a,
                LinkedHashMap::new));
  }

  /** As the stream that belongs to this client says (SSF 1.0, 8.1.1.2). */
  private URI endpointOfStream(String bearer) {
    var found = calls.get(transmitter.address("configuration_endpoint"), bearer);
    var streams = found.isArray() ? found : JsonNodeFactory.instance.arrayNode().add(found);
    return StreamSupport.stream(streams.spliterator(), false)
        .map(stream -> stream.path("delivery"))
        .filter(delivery -> delivery.path("method").asText().equals(POLL))
        .map(delivery -> URI.create(delivery.path("endpoint_url").asText()))
        .findFirst()
        .orElseThrow(() ->
            new TransmitterFailure(
                FailureKind.MISCONFIGURED,
                "Transmitter %s has no stream that is polled by %s"
                    .formatted(source.name(), poll.clientId()),
                null));
  }

  private static JsonNode body(FetchSignals request) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("maxEvents", AT_MOST).put("returnImmediately", true);
    var ack = body.putArray("ack");
    request.acknowledged().forEach(ack::add);
    var errors = body.putObject("setErrs");
    request
        .refused()
        .forEach(refused ->
            errors
                .putObject(refused.id())
                .put("err", refused.code())
                .put("description", refused.description()));
    return body;
  }
}
