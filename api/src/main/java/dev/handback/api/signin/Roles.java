package dev.handback.api.signin;

import java.util.List;

/** The roles, and which of them each call takes (the table of the HTTP contract). */
public final class Roles {

  public static final String OPERATOR = "operator";
  public static final String APPROVER = "approver";
  public static final String APP_OWNER = "app-owner";
  public static final String SECURITY = "security";
  public static final String FINANCE = "finance";
  public static final String AUDITOR = "auditor";

  /** All of them, in the order of the contract. */
  public static final List<String> ALL =
      List.of(OPERATOR, APPROVER, APP_OWNER, SECURITY, FINANCE, AUDITOR);

  /** A machine that has the token of a stream, and may do nothing else. */
  public static final String RECEIVER = "receiver";

  private static final String STREAM = "stream:";

  private Roles() {}

  /** What the token of a stream may, and no other. */
  public static String ofStream(String id) {
    return STREAM + id;
  }

  /** Whether it is a stream's. */
  public static boolean isOfStream(String role) {
    return role.startsWith(STREAM);
  }
}
