package dev.handback.api.signin;

import io.github.bucket4j.Bucket;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many wrong passwords each user name still has. Names nobody has share one allowance, so that
 * guessing names neither fills the memory nor tells which exist.
 */
@Singleton
final class FailedSignIns {

  private static final String NOBODY = "";

  private final LocalUsers users;
  private final int perMinute;
  private final Map<String, Bucket> allowances = new ConcurrentHashMap<>();

  FailedSignIns(LocalUsers users, SignInSettings settings) {
    this.users = users;
    this.perMinute = settings.failuresPerMinute();
  }

  boolean exhausted(String username) {
    return allowance(username).getAvailableTokens() == 0;
  }

  /** False when there was no allowance left to take it from. */
  boolean count(String username) {
    return allowance(username).tryConsume(1);
  }

  private Bucket allowance(String username) {
    var key = users.find(username).isPresent() ? username : NOBODY;
    return allowances.computeIfAbsent(key, ignored -> newAllowance());
  }

  private Bucket newAllowance() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
        .build();
  }
}
