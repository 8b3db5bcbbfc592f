package dev.handback.demo.stack;

import at.favre.lib.crypto.bcrypt.BCrypt;
import dev.handback.estate.InstanceMemory;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Somebody who signs in at Handback's own api. */
public record DemoUser(String username, String password, List<String> roles) {
  private static final List<String> ROLES =
      List.of("operator", "approver", "app-owner", "security", "finance", "auditor");
  private static final int BCRYPT_COST = 10;

  public DemoUser {
    roles = List.copyOf(roles);
  }

  @Override
  public String toString() {
    return "DemoUser[" + username + ", " + roles + "]";
  }

  /** One for each role, named like it, and a second approver: two people for what needs two. */
  static List<DemoUser> all(DemoHome home) {
    String password = password(InstanceMemory.open(home.dir()));
    return Stream.concat(
            ROLES.stream().map(role -> new DemoUser(role, password, List.of(role))),
            Stream.of(new DemoUser("approver-2", password, List.of("approver"))))
        .toList();
  }

  /** {@code HANDBACK_DEMO_PASSWORD}, else one that is made up once. */
  private static String password(InstanceMemory memory) {
    return Optional.ofNullable(System.getenv("HANDBACK_DEMO_PASSWORD"))
        .filter(given -> !given.isBlank())
        .orElseGet(() -> memory.credentials("people-of-handback").password());
  }

  /** The entries of users.yaml. */
  static String yaml(List<DemoUser> users) {
    Map<String, String> hashes = new HashMap<>();
    return users.stream()
        .map(user ->
            "  - username: %s\n    passwordHash: '%s'\n    roles: %s\n"
                .formatted(
                    user.username(),
                    hashes.computeIfAbsent(user.password(), DemoUser::hash),
                    user.roles()))
        .collect(Collectors.joining());
  }

  private static String hash(String password) {
    byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
    return new String(BCrypt.withDefaults().hash(BCRYPT_COST, bytes), StandardCharsets.UTF_8);
  }
}
