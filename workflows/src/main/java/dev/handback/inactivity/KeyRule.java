package dev.handback.inactivity;

import dev.handback.inventory.NamePattern;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * When what a program signs in with counts as unused (requirement T9).
 *
 * @param after so long without use
 * @param ask how long the workload's owner has to say that it is still needed; silence means that
 *     it goes
 * @param except what is never asked about: a target, a slash and a name, {@code *} for anything
 */
public record KeyRule(Duration after, Duration ask, List<String> except) {

  private static final char BETWEEN = '/';

  public KeyRule {
    except = except == null ? List.of() : List.copyOf(except);
  }

  /** Whether the company has decided that this one stays, used or not. */
  boolean excepts(UnusedKey key) {
    return except.stream().anyMatch(name -> isCalled(key, name));
  }

  private static boolean isCalled(UnusedKey key, String name) {
    var between = name.indexOf(BETWEEN);
    var pattern = new NamePattern(name.substring(between + 1));
    return key.target().value().equals(name.substring(0, between))
        && Stream.of(key.account(), key.key())
            .flatMap(account -> Stream.of(account.name(), account.id()))
            .anyMatch(pattern::matches);
  }
}
