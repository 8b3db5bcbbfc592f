package dev.handback.connector.database;

import java.sql.Connection;
import java.sql.SQLException;

/** Where the two servers of the family keep what differs. Parameters: user, host. */
enum Dialect {
  MARIADB(
      "SELECT Host FROM mysql.user WHERE is_role = 'N' AND User = ?",
      "SELECT 1 FROM mysql.global_priv WHERE User = ? AND Host = ?"
          + " AND JSON_VALUE(Priv, '$.account_locked') IN ('1', 'true')",
      "SELECT 1 FROM mysql.global_priv WHERE User = ? AND Host = ?"
          + " AND JSON_VALUE(Priv, '$.access') <> 0",
      "SELECT Role, '' FROM mysql.roles_mapping WHERE User = ? AND Host = ?",
      "SELECT 1 FROM mysql.db WHERE User = 'PUBLIC' AND Host = '' AND ? LIKE Db",
      "SELECT User, Host, COALESCE(JSON_VALUE(Priv, '$.account_locked') IN ('1', 'true'), 0) FROM"
          + " mysql.global_priv WHERE COALESCE(JSON_VALUE(Priv, '$.is_role'), '0') NOT IN ('1',"
          + " 'true') AND User NOT IN ('PUBLIC', 'mariadb.sys')",
      "SELECT JSON_VALUE(Priv, '$.password_last_changed') FROM mysql.global_priv"
          + " WHERE User = ? AND Host = ?"),
  MYSQL(
      "SELECT Host FROM mysql.user WHERE User = ?",
      "SELECT 1 FROM mysql.user WHERE User = ? AND Host = ? AND account_locked = 'Y'",
      "SELECT 1 FROM mysql.user u WHERE User = ? AND Host = ? AND ('Y' IN (Select_priv, Insert_priv,"
          + " Update_priv, Delete_priv, Create_priv, Drop_priv, Reload_priv, Shutdown_priv,"
          + " Process_priv, File_priv, Grant_priv, References_priv, Index_priv, Alter_priv,"
          + " Show_db_priv, Super_priv, Create_tmp_table_priv, Lock_tables_priv, Execute_priv,"
          + " Repl_slave_priv, Repl_client_priv, Create_view_priv, Show_view_priv,"
          + " Create_routine_priv, Alter_routine_priv, Create_user_priv, Event_priv, Trigger_priv,"
          + " Create_tablespace_priv, Create_role_priv, Drop_role_priv) OR EXISTS (SELECT 1 FROM"
          + " mysql.global_grants g WHERE g.USER = u.User AND g.HOST = u.Host))",
      "SELECT FROM_USER, FROM_HOST FROM mysql.role_edges" + " WHERE TO_USER = ? AND TO_HOST = ?",
      "SELECT 1 FROM DUAL WHERE ? IS NULL",
      "SELECT User, Host, account_locked = 'Y' FROM mysql.user u WHERE NOT (account_locked = 'Y' AND"
          + " (User IN ('mysql.sys', 'mysql.session', 'mysql.infoschema') OR EXISTS (SELECT 1 FROM"
          + " mysql.role_edges r WHERE r.FROM_USER = u.User AND r.FROM_HOST = u.Host)))",
      "SELECT password_last_changed FROM mysql.user WHERE User = ? AND Host = ?");

  private final String hosts;
  private final String locked;
  private final String globalRights;
  private final String roles;
  private final String publicRights;
  private final String accounts;
  private final String passwordChange;

  Dialect(
      String hosts,
      String locked,
      String globalRights,
      String roles,
      String publicRights,
      String accounts,
      String passwordChange) {
    this.hosts = hosts;
    this.locked = locked;
    this.globalRights = globalRights;
    this.roles = roles;
    this.publicRights = publicRights;
    this.accounts = accounts;
    this.passwordChange = passwordChange;
  }

  static Dialect of(Connection connection) throws SQLException {
    var version = Sql.rows(connection, "SELECT VERSION()", row -> row.getString(1)).getFirst();
    return version.contains("MariaDB") ? MARIADB : MYSQL;
  }

  /** The host of each account of a user name. */
  String hosts() {
    return hosts;
  }

  /** A row when the account is locked. */
  String locked() {
    return locked;
  }

  /** A row when the account has any right on every schema. */
  String globalRights() {
    return globalRights;
  }

  /** Name and host of each role the account was granted; roles of MariaDB have no host. */
  String roles() {
    return roles;
  }

  /** A row when everybody has rights on a schema, by MariaDB's PUBLIC. Parameter: schema. */
  String publicRights() {
    return publicRights;
  }

  /** User, host and whether it is locked, of everything that can sign in; ends in its WHERE. */
  String accounts() {
    return accounts;
  }

  /** When the password was changed last: the only change of an account that is noted. */
  String passwordChange() {
    return passwordChange;
  }
}
