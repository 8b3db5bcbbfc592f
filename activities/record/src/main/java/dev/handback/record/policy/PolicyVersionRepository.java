package dev.handback.record.policy;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

/** Reads policy versions. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface PolicyVersionRepository extends GenericRepository<PolicyVersionRow, String> {

  Optional<PolicyVersionRow> findById(String version);
}
