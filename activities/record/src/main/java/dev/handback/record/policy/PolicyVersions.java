package dev.handback.record.policy;

import dev.handback.record.RecordRefusal.PolicyVersionTaken;
import dev.handback.record.sql.RecordTransactions;
import dev.handback.record.sql.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Keeps each version of the policy as it was, for as long as offboardings name it (P4). */
@Singleton
public final class PolicyVersions {
  private static final String SAVE =
      "INSERT INTO policy_version (version, digest, yaml, saved_at) VALUES (?, ?, ?, ?)"
          + " ON DUPLICATE KEY UPDATE version = version";

  private static final String LIST =
      "SELECT p.version, p.saved_at, p.in_force_at, COALESCE(o.ran, 0) AS ran FROM policy_version p"
          + " LEFT JOIN (SELECT policy_version, COUNT(*) AS ran FROM offboarding"
          + " GROUP BY policy_version) o ON o.policy_version = p.version"
          + " ORDER BY p.in_force_at DESC, p.saved_at DESC, p.version LIMIT ?";
  private static final String IN_FORCE =
      "SELECT version FROM policy_version WHERE in_force_at IS NOT NULL"
          + " ORDER BY in_force_at DESC LIMIT 1";
  private static final String PUT = "UPDATE policy_version SET in_force_at = ? WHERE version = ?";

  private final PolicyVersionRepository repository;
  private final RecordTransactions transactions;

  PolicyVersions(PolicyVersionRepository repository, RecordTransactions transactions) {
    this.repository = repository;
    this.transactions = transactions;
  }

  /**
   * Keeps this version. Saving the same again changes nothing.
   *
   * @param digest of the text, by whoever loaded it
   * @throws PolicyVersionTaken when this version is known with another text
   */
  public void save(String version, String yaml, String digest) {
    transactions.write(connection ->
        Sql.update(
            connection,
            SAVE,
            parameters -> parameters.text(version).text(digest).text(yaml).time(Instant.now())));
    repository
        .findById(version)
        .filter(stored -> !stored.yaml().equals(yaml))
        .ifPresent(stored -> {
          throw new PolicyVersionTaken(version, stored.digest(), digest);
        });
  }

  /** The text of a version. */
  public Optional<String> text(String version) {
    return repository.findById(version).map(PolicyVersionRow::yaml);
  }

  /**
   * Runs that begin from now on take this version. What is in force already stays so since then.
   */
  public void putInForce(String version, Instant now) {
    transactions.write(connection -> {
      var before =
          Sql.first(connection, IN_FORCE, parameters -> {}, row -> row.getString("version"));
      return before.filter(version::equals).isPresent()
          ? 0
          : Sql.update(connection, PUT, parameters -> parameters.time(now).text(version));
    });
  }

  /** At most so many: the one in force, then those before it. */
  public List<PolicyVersion> list(int limit) {
    return transactions.read(connection ->
        Sql.list(
            connection,
            LIST,
            parameters -> parameters.number(limit),
            row ->
                new PolicyVersion(
                    row.getString("version"),
                    Objects.requireNonNull(Sql.time(row, "saved_at")),
                    Sql.time(row, "in_force_at"),
                    row.getInt("ran"))));
  }
}
