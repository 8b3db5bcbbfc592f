package dev.handback.record.obligation;

import dev.handback.offboarding.obligation.ObligationState;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.Pageable;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/** Reads obligations. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ObligationRepository extends GenericRepository<ObligationRow, String> {

  Optional<ObligationRow> findById(String id);

  List<ObligationRow> findByOffboardingIdOrderByOpenedAt(String offboardingId);

  List<ObligationRow> findByAssigneeAndStateOrderByDueAt(
      String assignee, ObligationState state, Pageable page);

  List<ObligationRow> findByAssigneeOrderByDueAt(String assignee, Pageable page);

  List<ObligationRow> findByStateOrderByDueAt(ObligationState state, Pageable page);

  List<ObligationRow> findByTargetIdAndStateOrderByDueAt(
      String targetId, ObligationState state, Pageable page);

  List<ObligationRow> findAllOrderByDueAt(Pageable page);
}
