package dev.handback.api.signin;

import dev.handback.configuration.ConfigurationException;
import dev.handback.configuration.ConfigurationFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The local user store of demo and tests: {@code users.yaml}. */
public record LocalUsers(List<LocalUser> users) {

  public LocalUsers {
    users = List.copyOf(users);
  }

  /** Reads and checks the file. */
  public static LocalUsers read(Path path) {
    var file = ConfigurationFile.read(path, "users.schema.json", LocalUsers.class);
    Map<String, Integer> seen = new HashMap<>();
    for (int i = 0; i < file.value().users().size(); i++) {
      var name = file.value().users().get(i).username();
      if (seen.put(name, i) != null) {
        throw new ConfigurationException(
            List.of(
                file.problem(
                    "/users/%d/username".formatted(i),
                    "user \"%s\" is there twice".formatted(name))));
      }
    }
    return file.value();
  }

  public Optional<LocalUser> find(String username) {
    return users.stream().filter(user -> user.username().equals(username)).findFirst();
  }

  /**
   * One person who may sign in.
   *
   * @param passwordHash bcrypt
   * @param personId the person's id in the system of record: nobody decides about themselves
   */
  public record LocalUser(
      String username,
      String passwordHash,
      List<String> roles,
      @Nullable String email,
      @Nullable String personId) {

    public LocalUser {
      roles = List.copyOf(roles);
    }

    @Override
    public String toString() {
      return username;
    }
  }
}
