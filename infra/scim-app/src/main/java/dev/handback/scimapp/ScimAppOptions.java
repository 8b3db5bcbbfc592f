package dev.handback.scimapp;

import dev.handback.scimapp.seat.SeatPool;
import java.nio.file.Path;
import java.util.List;

/**
 * How to start the application.
 *
 * @param port the port on 127.0.0.1; 0 for a free one
 * @param dataDir where accounts are kept and the file {@code port} is written
 * @param scimToken what the SCIM client has to show
 * @param seatPools the seats that were bought
 * @param passwordIterations the cost of a password's hash; specs use a small one
 * @param faults whether {@code POST /faults} is there, for specs only
 */
public record ScimAppOptions(
    int port,
    Path dataDir,
    ScimToken scimToken,
    List<SeatPool> seatPools,
    int passwordIterations,
    boolean faults) {
  private static final int PASSWORD_ITERATIONS = 50_000;

  /** What the demo company bought. */
  public static final String DEFAULT_SEAT_POOLS = "designer:200:45.00:EUR,viewer:500:9.00:EUR";

  public ScimAppOptions {
    seatPools = List.copyOf(seatPools);
    if (port < 0 || port > 65_535 || passwordIterations < 1) {
      throw new IllegalArgumentException(
          "A port is between 0 and 65535, and a password is hashed at least once.");
    }
  }

  /** A free port, the demo company's seats, and no faults. */
  public static ScimAppOptions of(Path dataDir, ScimToken scimToken) {
    return new ScimAppOptions(
        0, dataDir, scimToken, SeatPool.parse(DEFAULT_SEAT_POOLS), PASSWORD_ITERATIONS, false);
  }

  public ScimAppOptions withPort(int changed) {
    return new ScimAppOptions(changed, dataDir, scimToken, seatPools, passwordIterations, faults);
  }

  public ScimAppOptions withSeatPools(List<SeatPool> changed) {
    return new ScimAppOptions(port, dataDir, scimToken, changed, passwordIterations, faults);
  }

  public ScimAppOptions withPasswordIterations(int changed) {
    return new ScimAppOptions(port, dataDir, scimToken, seatPools, changed, faults);
  }

  public ScimAppOptions withFaults(boolean changed) {
    return new ScimAppOptions(port, dataDir, scimToken, seatPools, passwordIterations, changed);
  }
}
