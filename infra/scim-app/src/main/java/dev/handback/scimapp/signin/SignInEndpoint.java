package dev.handback.scimapp.signin;

import dev.handback.scimapp.account.Account;
import dev.handback.scimapp.account.SessionToken;
import dev.handback.scimapp.account.Sessions;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How people get in, and how anybody can try whether they still do. */
@Path("")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class SignInEndpoint {
  private static final String BEARER = "Bearer ";

  private final Sessions sessions;

  @Inject
  public SignInEndpoint(Sessions sessions) {
    this.sessions = sessions;
  }

  /** What a person types in. */
  public record Credentials(@Nullable String userName, @Nullable String password) {
    @Override
    public String toString() {
      return "Credentials[***]";
    }
  }

  /** The session that was opened. */
  public record SignedIn(String token) {}

  /** Who is signed in. */
  public record Me(String userName, String displayName) {}

  /** Why not: {@code error} for programs, {@code message} for people. */
  public record Refusal(String error, String message) {}

  /** 200 with a token; 401 with one and the same body whatever was wrong. */
  @POST
  @Path("sign-in")
  public Response signIn(@Nullable Credentials credentials) {
    String userName = credentials == null ? null : credentials.userName();
    String password = credentials == null ? null : credentials.password();
    if (userName == null || password == null) {
      return refuse(Response.Status.BAD_REQUEST, "invalid_request", "Give userName and password.");
    }
    return sessions
        .signIn(userName, password)
        .map(token -> Response.ok(new SignedIn(token.value())).build())
        .orElseGet(() ->
            refuse(
                Response.Status.UNAUTHORIZED,
                "invalid_credentials",
                "The user name or the password is wrong."));
  }

  /** 200 while the session lives, else 401. */
  @GET
  @Path("me")
  public Response me(@HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
    return token(authorization)
        .flatMap(sessions::holder)
        .map(SignInEndpoint::describe)
        .orElseGet(
            () -> refuse(Response.Status.UNAUTHORIZED, "invalid_token", "You are not signed in."));
  }

  /** 204, also for a session that has ended already. */
  @POST
  @Path("sign-out")
  @Consumes(MediaType.WILDCARD)
  public void signOut(@HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
    token(authorization).ifPresent(sessions::signOut);
  }

  private static Response describe(Account account) {
    return Response.ok(new Me(account.userName(), account.displayName())).build();
  }

  private static Optional<SessionToken> token(@Nullable String authorization) {
    return Optional.ofNullable(authorization)
        .filter(header -> header.startsWith(BEARER))
        .map(header -> new SessionToken(header.substring(BEARER.length())));
  }

  private static Response refuse(Response.Status status, String error, String message) {
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON)
        .entity(new Refusal(error, message))
        .build();
  }
}
