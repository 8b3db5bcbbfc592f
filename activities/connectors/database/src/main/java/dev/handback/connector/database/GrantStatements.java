package dev.handback.connector.database;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which rights exactly an account had on one thing, in the words of {@code SHOW GRANTS}: a
 * revocation takes all of them, and only this tells what to give back. Never with a password's
 * hash, which the server adds to rights on everything.
 */
final class GrantStatements {
  private static final String TO = " TO ";
  private static final String WITH_GRANT = " WITH GRANT OPTION";
  private static final String WITH_ADMIN = " WITH ADMIN OPTION";
  private static final String MEMBER = "MEMBER";

  /** Names of rights, with columns where they are limited to some; no end of a statement. */
  private static final Pattern RIGHTS =
      Pattern.compile("(?:[A-Z][A-Z _]*(?: ?\\([^)]*\\))?(?:, ?|$))+");

  private GrantStatements() {}

  /** One line for each statement of the server's; null where none is about it. */
  static @Nullable String of(List<String> statements, Grant grant) {
    var lines =
        statements.stream()
            .filter(line -> line.startsWith("GRANT ") && line.contains(middle(grant)))
            .map(line -> grant.isRole() ? membership(line) : rights(line, grant))
            .collect(Collectors.joining("\n"));
    return lines.isEmpty() ? null : lines;
  }

  /** The statements that give it back; empty where the snapshot is none of ours. */
  static List<String> giving(Grant grant, String snapshot, DatabaseAccount account) {
    var lines = snapshot.lines().toList();
    var known = lines.stream().allMatch(line -> isKnown(grant, line));
    return known ? lines.stream().map(line -> statement(grant, line, account)).toList() : List.of();
  }

  private static String middle(Grant grant) {
    return (grant.isRole() ? "GRANT " : " ON ") + grant.on() + TO;
  }

  private static String membership(String line) {
    return line.endsWith(WITH_ADMIN) ? MEMBER + WITH_ADMIN : MEMBER;
  }

  private static String rights(String line, Grant grant) {
    var rights = line.substring("GRANT ".length(), line.indexOf(middle(grant)));
    return line.endsWith(WITH_GRANT) ? rights + WITH_GRANT : rights;
  }

  private static boolean isKnown(Grant grant, String line) {
    return grant.isRole()
        ? line.equals(MEMBER) || line.equals(MEMBER + WITH_ADMIN)
        : RIGHTS.matcher(without(line, WITH_GRANT)).matches();
  }

  private static String statement(Grant grant, String line, DatabaseAccount account) {
    var passing = grant.isRole() ? WITH_ADMIN : WITH_GRANT;
    var what = grant.isRole() ? grant.on() : without(line, WITH_GRANT) + " ON " + grant.on();
    return "GRANT " + what + TO + account.quoted() + (line.endsWith(passing) ? passing : "");
  }

  private static String without(String line, String end) {
    return line.endsWith(end) ? line.substring(0, line.length() - end.length()) : line;
  }
}
