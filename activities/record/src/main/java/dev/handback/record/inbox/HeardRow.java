package dev.handback.record.inbox;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.OffboardingRequest;
import dev.handback.record.sql.Sql;
import dev.handback.record.sql.StoredJson;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event of the inbox, held for the length of a transaction: neither another person nor the
 * dispatcher does anything about it meanwhile.
 *
 * @param word what it says; null when it could not be read
 * @param about the offboarding that it is about
 */
record HeardRow(
    InboxId id,
    String source,
    String dedupKey,
    InboxState state,
    @Nullable Act act,
    @Nullable SourceWord word,
    @Nullable OffboardingId about,
    int position,
    int attempts,
    @Nullable Instant claimedUntil,
    @Nullable Instant askedSince,
    @Nullable String lastError) {

  /** Waits for whoever else has it. Not a plain read, so that what is read next is as new. */
  static Optional<HeardRow> hold(Connection connection, InboxId id) throws SQLException {
    return Sql.first(
        connection,
        "SELECT * FROM inbox WHERE id = ? FOR UPDATE",
        parameters -> parameters.text(id),
        HeardRow::of);
  }

  /** Whether its source's API is being asked. */
  boolean isAsking() {
    return state == InboxState.ASKING;
  }

  /** Whether its source's API was asked about it, and nothing came of that yet. */
  boolean isThin() {
    return askedSince != null;
  }

  /** Whether a process may be starting or telling its run at this moment. */
  boolean isClaimed(Instant now) {
    return claimedUntil != null && claimedUntil.isAfter(now);
  }

  /** Whether it is a departure that was put aside before it began. */
  boolean wasPutAside() {
    return state == InboxState.DISCARDED && word != null && word.request().id().equals(about);
  }

  /** The event as if it came at this time. */
  InboxEvent heardAt(Instant now) {
    return new InboxEvent(source, dedupKey, Map.of(), "", now);
  }

  private static HeardRow of(ResultSet row) throws SQLException {
    var act = row.getString("act");
    var about = row.getString("offboarding_id");
    return new HeardRow(
        new InboxId(row.getString("id")),
        row.getString("source"),
        row.getString("dedup_key"),
        InboxState.valueOf(row.getString("state")),
        act == null ? null : Act.valueOf(act),
        word(row),
        about == null ? null : new OffboardingId(about),
        row.getInt("position"),
        row.getInt("attempts"),
        Sql.time(row, "claimed_until"),
        Sql.time(row, "asked_since"),
        row.getString("last_error"));
  }

  /** The word that a row keeps; null when it keeps none. */
  static @Nullable SourceWord word(ResultSet row) throws SQLException {
    var request = row.getString("request");
    return request == null
        ? null
        : new SourceWord(
            StoredJson.read(request, OffboardingRequest.class),
            Meaning.valueOf(row.getString("meaning")),
            row.getString("said_by"),
            row.getString("saying"));
  }
}
