package dev.handback.demo.operate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.handback.demo.leaver.Auditor;
import dev.handback.demo.stack.DemoHome;
import dev.handback.demo.stack.DemoStack;
import dev.handback.demo.stack.DemoUser;
import dev.handback.demo.stack.Part;
import dev.handback.estate.EstateException;
import java.nio.file.Files;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which Handback, who asks, and for whom the answer is. */
public final class Where {
  private static final JsonMapper JSON = new JsonMapper();

  private final Map<String, String> environment;

  @Option(
      names = "--url",
      description = "Address of a Handback; HANDBACK_URL, else the demo that runs here.")
  private @Nullable String url;

  @Option(
      names = "--token",
      description = "Bearer token; better in HANDBACK_TOKEN, where no list of processes shows it.")
  private @Nullable String token;

  @Option(names = "--as", paramLabel = "NAME", description = "In a demo: which of its users asks.")
  private @Nullable String as;

  @Option(names = "--json", description = "For scripts: the api's own answer.")
  private boolean json;

  /** Made by picocli. */
  public Where() {
    this(System.getenv());
  }

  Where(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  public boolean json() {
    return json;
  }

  /** The answer as it came, indented. */
  public static String pretty(JsonNode answer) {
    return answer.toPrettyString();
  }

  /**
   * Signed in: by the token, in a demo as the user who has this role and no other.
   *
   * @throws Refused when it is not said which Handback, or who asks
   */
  public Session signedIn(String role) {
    var address = given(url, "HANDBACK_URL");
    var key = given(token, "HANDBACK_TOKEN");
    if (address == null) {
      return demo(key, as == null ? role : as);
    }
    if (key == null) {
      throw new Refused(
          ExitCode.NOT_ALLOWED,
          "Nobody is signed in at %s: give a token by HANDBACK_TOKEN or --token."
              .formatted(address));
    }
    return new Session(address, key);
  }

  private static Session demo(@Nullable String token, String user) {
    var home = DemoHome.find();
    if (!Files.exists(home.demoJson())) {
      throw new Refused(
          ExitCode.USAGE,
          "Which Handback? Give its address by HANDBACK_URL or --url, or start one: ./handback demo");
    }
    var stack = DemoStack.detached(home, line -> {});
    var api = stack.facts().web(Part.API).url();
    return new Session(api, token == null ? tokenOf(stack.named(user), api) : token);
  }

  private static String tokenOf(DemoUser user, String api) {
    try {
      return Auditor.token(api, user);
    } catch (EstateException e) {
      throw new Refused(
          ExitCode.UNREACHABLE,
          e.getMessage() + "%nStart it: ./handback demo --detach".formatted());
    }
  }

  private @Nullable String given(@Nullable String option, String variable) {
    var value = option == null ? environment.get(variable) : option;
    return value == null || value.isBlank() ? null : value.strip();
  }

  static JsonMapper mapper() {
    return JSON;
  }
}
