package dev.handback.record.policy;

import dev.handback.record.RecordRefusal.PolicyVersionTaken;
import dev.handback.record.sql.RecordTransactions;
import dev.handback.record.sql.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** Keeps each version of the policy as it was, for as long as offboardings name it (P4). */
@Singleton
public final class PolicyVersions {
  private static final String SAVE =
      "INSERT INTO policy_version (version, digest, yaml, saved_at) VALUES (?, ?, ?, ?)"
          + " ON DUPLICATE KEY UPDATE version = version";

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

  /** The text of a version that some offboarding ran under. */
  public Optional<String> text(String version) {
    return repository.findById(version).map(PolicyVersionRow::yaml);
  }
}
