package dev.handback.messages;

import dev.handback.messages.MessagesFile.QuietHours;
import dev.handback.record.message.Pace;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** When and how often people are reached, as {@code messages.yaml} says. */
public final class Pacing implements Pace.Rule {
  private final MessagesFile file;

  public Pacing(MessagesFile file) {
    this.file = file;
  }

  @Override
  public Pace of(String channel, String recipient, Instant now) {
    var entry = file.find(channel);
    if (entry == null || !entry.kind().isForPeople()) {
      return Pace.unlimited(now);
    }
    var known = file.recipient(recipient);
    var notBefore = notBefore(file.quietHours(), known == null ? null : known.timeZone(), now);
    var digest = file.digest();
    return digest == null
        ? new Pace(true, notBefore, Integer.MAX_VALUE, Pace.unlimited(now).window())
        : new Pace(true, notBefore, digest.moreThan(), digest.within());
  }

  private static Instant notBefore(@Nullable QuietHours quiet, @Nullable ZoneId own, Instant now) {
    if (quiet == null) {
      return now;
    }
    var local = now.atZone(own == null ? quiet.timeZone() : own);
    return isQuiet(quiet, local) ? end(quiet, local).toInstant() : now;
  }

  /** From and to may be on two days. */
  private static boolean isQuiet(QuietHours quiet, ZonedDateTime local) {
    var time = local.toLocalTime();
    var after = !time.isBefore(quiet.from());
    var before = time.isBefore(quiet.to());
    return quiet.from().isBefore(quiet.to()) ? after && before : after || before;
  }

  private static ZonedDateTime end(QuietHours quiet, ZonedDateTime local) {
    var today = local.toLocalDate().atTime(quiet.to()).atZone(local.getZone());
    return today.isAfter(local) ? today : today.plusDays(1);
  }
}
