package dev.handback.api.offboarding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.jspecify.annotations.Nullable;

/**
 * One row of a bulk.
 *
 * @param number counted from 1; a header is no row
 * @param text as it came
 * @param unreadable why nothing can be made of it; null when something can
 */
record BulkRow(long number, JsonNode tree, String text, @Nullable String unreadable) {

  static BulkRow of(long number, JsonNode tree, String text) {
    return new BulkRow(number, tree, text, null);
  }

  static BulkRow unreadable(long number, String why) {
    return new BulkRow(number, MissingNode.getInstance(), "", why);
  }
}
