package dev.handback.api.offboarding;

import java.io.IOException;
import java.util.Optional;

/** The rows of a bulk, read one after another and never all at once. */
interface BulkRows {

  /**
   * The next row; empty after the last.
   *
   * @throws IOException when nothing that follows can be read
   */
  Optional<BulkRow> next() throws IOException;
}
