package dev.handback.connector.database;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whom the server takes a sign-in for, by its own rule: of the accounts whose host fits the client
 * and whose user name fits or is empty, the one with the most specific host. See "Access Control,
 * Stage 1: Connection Verification" in the MySQL manual. Netmasks are taken to fit nobody.
 *
 * @param accounts those of one user name, and the anonymous ones, which fit any name
 * @param client the client's address and its name, as far as the server resolves it
 */
record Reach(List<DatabaseAccount> accounts, Set<String> client) {

  Reach {
    accounts = List.copyOf(accounts);
    client = Set.copyOf(client);
  }

  /** Whether a sign-in from that client is certainly this account's. */
  boolean leadsTo(DatabaseAccount account) {
    var fitting = accounts.stream().filter(this::fits).toList();
    var best = fitting.stream().max(MOST_SPECIFIC).map(Reach::rank).orElse(-1);
    return fitting.stream().filter(one -> rank(one) == best).toList().equals(List.of(account));
  }

  private static final Comparator<DatabaseAccount> MOST_SPECIFIC =
      Comparator.comparingInt(Reach::rank);

  private boolean fits(DatabaseAccount account) {
    var pattern = Pattern.compile(regex(account.host()), Pattern.CASE_INSENSITIVE);
    return client.stream().anyMatch(name -> pattern.matcher(name).matches());
  }

  /** Literal hosts before patterns, longer beginnings before shorter, names before nobody's. */
  private static int rank(DatabaseAccount account) {
    var wildcard = account.host().split("[%_]", 2)[0].length();
    var host = wildcard == account.host().length() ? Byte.MAX_VALUE * 4 : wildcard;
    return 2 * host + (account.user().isEmpty() ? 0 : 1);
  }

  private static String regex(String host) {
    var regex = new StringBuilder();
    for (var character : host.toLowerCase(Locale.ROOT).toCharArray()) {
      regex.append(
          switch (character) {
            case '%' -> ".*";
            case '_' -> ".";
            default -> Pattern.quote(String.valueOf(character));
          });
    }
    return regex.toString();
  }
}
