package dev.handback.api.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.handback.api.Api;
import dev.handback.api.problem.Refusal;
import dev.handback.api.signin.Roles;
import dev.handback.payload.EncryptingCodec;
import dev.handback.payload.RemoteCodec;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.server.cors.CrossOrigin;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.temporal.payload.codec.PayloadCodecException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Temporal's remote codec: its UI shows a run in plain text to an operator who is signed in here.
 * Pages of no other origin may ask, whoever looks at them.
 */
@Controller("/codec")
@Secured(Roles.OPERATOR)
@ExecuteOn(TaskExecutors.BLOCKING)
@SecurityRequirement(name = Api.TOKEN)
@CrossOrigin(
    allowedOrigins = "${handback.codec.allowed-origin}",
    allowedMethods = HttpMethod.POST,
    allowedHeaders = {"Content-Type", "X-Namespace", "Authorization", "Authorization-Extras"})
final class CodecController {

  private final RemoteCodec codec;

  CodecController(EncryptingCodec codec) {
    this.codec = new RemoteCodec(codec);
  }

  @Post("/decode")
  @Consumes("application/json")
  @Operation(summary = "Make payloads of Temporal readable")
  @ApiResponse(responseCode = "200", description = "The same payloads, each readable")
  @ApiResponse(responseCode = "422", description = "The key of one of them is not here")
  String decode(
      @RequestBody(content = @Content(schema = @Schema(type = "object"))) @Body
          byte @Nullable [] body) {
    return answer(body, codec::decode);
  }

  @Post("/encode")
  @Consumes("application/json")
  @Operation(summary = "Encrypt payloads for Temporal")
  @ApiResponse(responseCode = "200", description = "The same payloads, each encrypted")
  String encode(
      @RequestBody(content = @Content(schema = @Schema(type = "object"))) @Body
          byte @Nullable [] body) {
    return answer(body, codec::encode);
  }

  private static String answer(byte @Nullable [] body, UnaryOperator<String> change) {
    try {
      return change.apply(body == null ? "" : new String(body, UTF_8));
    } catch (PayloadCodecException unreadable) {
      throw Refusal.of(HttpStatus.UNPROCESSABLE_ENTITY, String.valueOf(unreadable.getMessage()));
    } catch (IllegalArgumentException wrong) {
      throw Refusal.of(HttpStatus.BAD_REQUEST, "The body is not a list of payloads");
    }
  }
}
