package dev.handback.record.run;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

/** Reads single offboardings. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface OffboardingRepository extends GenericRepository<OffboardingRow, String> {

  Optional<OffboardingRow> findById(String id);
}
