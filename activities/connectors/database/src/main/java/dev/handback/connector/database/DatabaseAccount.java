package dev.handback.connector.database;

import dev.handback.offboarding.access.AccountRef;

/**
 * One account: a user name and the host pattern it may come from. Its id is {@code user@host}, as
 * in a DEFINER column; a host cannot contain {@code @}, so the last one parts the two.
 */
record DatabaseAccount(String user, String host) {

  static DatabaseAccount of(AccountRef ref) {
    return parse(ref.id());
  }

  /** An id without a host means any host, as it does to the server. */
  static DatabaseAccount parse(String id) {
    var at = id.lastIndexOf('@');
    return at < 0
        ? new DatabaseAccount(id, "%")
        : new DatabaseAccount(id.substring(0, at), id.substring(at + 1));
  }

  AccountRef ref() {
    return new AccountRef(id(), toString());
  }

  String id() {
    return user + "@" + host;
  }

  /** For use in a statement. */
  String quoted() {
    return Sql.quoted(user) + "@" + Sql.quoted(host);
  }

  /** As people write it; never for use in a statement. */
  @Override
  public String toString() {
    return "'" + user + "'@'" + host + "'";
  }
}
