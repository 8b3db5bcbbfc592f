package dev.handback.configuration;

import com.fasterxml.jackson.core.JsonPointer;

/**
 * One place where a document does not fit its schema.
 *
 * @param at the node; for a missing or unknown key, where that key is or would be
 */
public record Violation(JsonPointer at, String sentence) {

  /** The place as people write it, for example {@code sources[0].keys}; empty for the document. */
  public String field() {
    return Texts.path(at);
  }
}
