package dev.handback.api.signin;

import io.github.bucket4j.Bucket;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many wrong passwords a user name still has. Names share a fixed number of allowances by a
 * secret hash, whether somebody has them or not: guessing names neither fills the memory nor tells
 * which exist.
 */
@Singleton
@Requires(missingProperty = SignInSettings.ISSUER)
final class SignInLimit {
  private static final int ALLOWANCES = 4096;

  private final int perMinute;
  private final int salt = new SecureRandom().nextInt();
  private final Map<Integer, Bucket> allowances = new ConcurrentHashMap<>();

  SignInLimit(SignInSettings settings) {
    this.perMinute = settings.failuresPerMinute();
  }

  /** Takes one before the password is looked at, so that many at once are no way around. */
  boolean take(String username) {
    return allowance(username).tryConsume(1);
  }

  /** The password was right: nothing is used up. */
  void giveBack(String username) {
    allowance(username).addTokens(1);
  }

  private Bucket allowance(String username) {
    var slot = Math.floorMod(31 * username.hashCode() ^ salt * (username.length() + 1), ALLOWANCES);
    return allowances.computeIfAbsent(slot, ignored -> newAllowance());
  }

  private Bucket newAllowance() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
        .build();
  }
}
