package dev.handback.offboarding.seat

import dev.handback.offboarding.FakeSettings
import dev.handback.offboarding.OffboardingId
import dev.handback.offboarding.access.*
import dev.handback.offboarding.plan.Plan
import java.time.Duration
import java.time.Instant
import spock.lang.Specification

/** What a rule makes a seat wait for: a pure decision (L3, L4, S6). */
class SeatHoldSpec extends Specification {
  static final Instant NOW = Instant.parse('2030-12-20T10:00:00Z')
  static final SeatPool POOL = FakeSettings.POOL
  AccessItem seat = Plan.from(new OffboardingId('ob-1'), [new FoundAccess(new TargetId('atelier'), ItemKind.SEAT,
      new AccountRef('ada', 'ada'), 'designer', 'designer seat', 45.00G, 'EUR')], []).items()[0]

  def "L3: a seat waits for #what"() {
    when:
    def hold = SeatHold.of(rule(with), seat, POOL, null, NOW)

    then:
    hold.until() == (until ? Instant.parse(until) : null)
    hold.latest() == (with.legalHold || with.after ? null : hold.until())
    hold.words() == words
    hold.nothing() == (!until && !words)

    where:
    what                        | with                                                  || until                  | words
    'nothing'                   | [:]                                                   || null                   | []
    'its grace'                 | [grace: Duration.ofDays(7)]                           || '2030-12-27T10:00:00Z' | []
    'the month, to its end'     | [at: SeatDate.MONTH_END]                              || '2031-01-01T00:00:00Z' | []
    'the contract, to its end'  | [at: SeatDate.CONTRACT_END]                           || '2031-04-01T00:00:00Z' | []
    'the date of notice'        | [at: SeatDate.NOTICE_DATE]                            || '2030-12-31T00:00:00Z' | []
    'the later of both'         | [at: SeatDate.NOTICE_DATE, grace: Duration.ofDays(30)] || '2031-01-19T10:00:00Z' | []
    'the end of a legal hold'   | [legalHold: true]                                     || null                   | [SeatEvent.HOLD_RELEASED]
    'its data'                  | [after: SeatEvent.DATA_TRANSFERRED]                   || null                   | [SeatEvent.DATA_TRANSFERRED]
    'a word as well as a date'  | [legalHold: true, at: SeatDate.MONTH_END]             || '2031-01-01T00:00:00Z' | [SeatEvent.HOLD_RELEASED]
  }

  def "L3: a date that is past, or that the estate does not name, keeps nothing"() {
    expect:
    SeatHold.of(rule(at: SeatDate.CONTRACT_END), seat, pool, null, Instant.parse('2031-05-01T00:00:00Z')).nothing()

    where:
    pool << [POOL, null]
  }

  def "L4: only a replacement that the event names is waited for, with a deadline"() {
    given:
    def rule = rule(replacement: new SeatRule.Replacement(Duration.ofDays(30), SeatRule.Otherwise.RELEASE))

    expect:
    SeatHold.of(rule, seat, POOL, name, NOW).replacement() == awaited

    where:
    name  || awaited
    'e-7' || new SeatHold.Awaited('e-7', NOW + Duration.ofDays(30))
    null  || null
    ''    || null
  }

  def "L3, L4: a rule is about #what"() {
    expect:
    rule(with).fits(seat, pool) == fits

    where:
    what                      | with                                | pool                                                          || fits
    'every seat'              | [:]                                 | null                                                          || true
    'seats of its target'     | [target: new TargetId('atelier')]   | null                                                          || true
    'no seat of another one'  | [target: new TargetId('other')]     | null                                                          || false
    'no seat of another kind' | [sku: 'viewer']                     | null                                                          || false
    'scarce ones'             | [scarce: true]                      | POOL                                                          || true
    'bundled ones'            | [scarce: true]                      | new SeatPool('designer', null, null, null, null, null, 'suite', false) || true
    'no ordinary ones'        | [scarce: true]                      | new SeatPool('designer', null, null, null, null, null, null, false)    || false
    'none nobody knows of'    | [scarce: true]                      | null                                                          || false
  }

  def "S6: #text ends in the ledger's #account"() {
    expect:
    SeatAction.of(text).end() == account
    SeatAction.of(text).toString() == text

    where:
    text                || account
    'FREE'              || SeatAccount.FREED
    'POOL'              || SeatAccount.FREED
    'DOWNGRADE:viewer'  || SeatAccount.FREED
    'REASSIGN'          || SeatAccount.REASSIGNED
    'CANCEL_AT_RENEWAL' || SeatAccount.CANCELLED_AT_RENEWAL
  }

  def "S6, L4: a seat that is to be reassigned is #action when #what"() {
    given:
    def rule = rule(action: SeatAction.of('REASSIGN'), replacement: new SeatRule.Replacement(Duration.ofDays(30), SeatRule.Otherwise.RELEASE))

    expect:
    rule.becomes(taker, waited).toString() == action

    where:
    what                       | taker | waited                           || action
    'nobody is named'          | null  | null                             || 'FREE'
    'they are active'          | 'e-7' | new SeatEnd('', true, NOW)       || 'REASSIGN'
    'they did not come'        | 'e-7' | new SeatEnd('', false, NOW)      || 'FREE'
  }

  static SeatRule rule(Map with) {
    new SeatRule(with.target, with.sku, with.scarce ?: false, with.grace, with.at, with.legalHold ?: false, with.after,
        with.replacement, with.action, null)
  }
}
