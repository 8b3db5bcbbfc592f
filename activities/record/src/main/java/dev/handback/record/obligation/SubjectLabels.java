package dev.handback.record.obligation;

import dev.handback.offboarding.OffboardingId;
import dev.handback.record.sql.RecordTransactions;
import dev.handback.record.sql.Sql;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Whom offboardings are about, as {@link dev.handback.offboarding.Subject#label} says it. */
@Singleton
final class SubjectLabels {
  private static final String OF =
      "SELECT id, COALESCE(NULLIF(TRIM(subject_name), ''), subject_email, subject_id) AS label"
          + " FROM offboarding WHERE id IN (";

  private final RecordTransactions transactions;

  SubjectLabels(RecordTransactions transactions) {
    this.transactions = transactions;
  }

  Map<OffboardingId, String> of(List<OffboardingId> offboardings) {
    if (offboardings.isEmpty()) {
      return Map.of();
    }
    return transactions
        .read(connection ->
            Sql.list(
                connection,
                OF + Sql.marks(offboardings.size()) + ")",
                parameters -> {
                  for (var offboarding : offboardings) {
                    parameters.text(offboarding);
                  }
                },
                row -> Map.entry(new OffboardingId(row.getString("id")), row.getString("label"))))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
