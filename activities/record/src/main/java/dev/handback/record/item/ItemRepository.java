package dev.handback.record.item;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** Reads the items of an offboarding, in the order they were planned. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ItemRepository extends GenericRepository<ItemRow, String> {

  List<ItemRow> findByOffboardingIdOrderByPosition(String offboardingId);
}
