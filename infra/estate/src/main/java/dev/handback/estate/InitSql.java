package dev.handback.estate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** SQL that a server runs before it listens: at no time does anybody get in without a password. */
final class InitSql {
  private final InstanceMemory memory;
  private final List<String> statements = new ArrayList<>();

  InitSql(InstanceMemory memory) {
    this.memory = memory;
    statements.add("ALTER USER root@localhost IDENTIFIED BY '" + password("root") + "'");
  }

  InitSql also(String statement) {
    statements.add(statement);
    return this;
  }

  /** Each database with the user who may do anything in it. */
  InitSql databases(Map<String, String> owners) {
    owners.forEach((database, owner) -> {
      String user = "'" + owner + "'@'%'";
      also("CREATE DATABASE IF NOT EXISTS `" + database + "`");
      also("CREATE USER IF NOT EXISTS " + user + " IDENTIFIED BY '" + password(owner) + "'");
      also("GRANT ALL PRIVILEGES ON `" + database + "`.* TO " + user);
    });
    return this;
  }

  Path writeTo(Path dir) {
    return PrivateFile.write(dir.resolve("init.sql"), String.join(";\n", statements) + ";\n");
  }

  private String password(String user) {
    return memory.credentials(user).password();
  }
}
