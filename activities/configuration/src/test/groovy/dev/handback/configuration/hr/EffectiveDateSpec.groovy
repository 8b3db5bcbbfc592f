package dev.handback.configuration.hr

import java.time.DateTimeException
import java.time.Instant
import java.time.ZoneId
import spock.lang.Specification

/** Effective dates and their time zones (T1). */
class EffectiveDateSpec extends Specification {

  def "#text in #zone is #instant"() {
    expect:
    EffectiveDate.parse(text, ZoneId.of(zone)) == Instant.parse(instant)

    where:
    text                        | zone                || instant
    // a date alone is the end of that day where the source is: the last day is still worked
    "2026-11-20"                | "Europe/Berlin"     || "2026-11-20T23:00:00Z"
    "2026-07-20"                | "Europe/Berlin"     || "2026-07-20T22:00:00Z"
    "2026-11-20"                | "America/New_York"  || "2026-11-21T05:00:00Z"
    // a day that begins an hour late, for want of a midnight
    "2018-11-03"                | "America/Sao_Paulo" || "2018-11-04T03:00:00Z"
    "2026-11-20T17:00:00+05:30" | "America/New_York"  || "2026-11-20T11:30:00Z"
    "2026-11-20T17:00:00Z"      | "America/New_York"  || "2026-11-20T17:00:00Z"
    "2026-11-20T17:00:00"       | "Europe/Berlin"     || "2026-11-20T16:00:00Z"
    "1970-01-01T00:00:00Z"      | "UTC"               || "1970-01-01T00:00:00Z"
    "2999-12-31T23:59:59Z"      | "UTC"               || "2999-12-31T23:59:59Z"
  }

  def "#text is no effective date"() {
    when:
    EffectiveDate.parse(text, ZoneId.of("UTC"))

    then:
    thrown(DateTimeException)

    where:
    text << ["soon", "20.11.2026", "2026-13-01", "T", "2026-11-20T25:00:00Z", "1969-12-30", "2999-12-31", "9999-12-31", "+999999999-12-31"]
  }
}
