package dev.handback.configuration.policy

import dev.handback.configuration.ConfigurationException
import dev.handback.inactivity.DowngradeRule
import dev.handback.inactivity.KeyRule
import dev.handback.offboarding.access.TargetId
import dev.handback.offboarding.seat.SeatAction
import dev.handback.offboarding.seat.SeatDate
import dev.handback.offboarding.seat.SeatEvent
import dev.handback.offboarding.seat.SeatRule
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import spock.lang.Specification
import spock.lang.TempDir

/** What a policy says of seats and of the time after the close (L3, L4, S6, S11). */
class AfterwardsSpec extends Specification {
  @TempDir Path folder

  def "S11: access is probed again after #what"() {
    expect:
    read(written).probes() == times

    where:
    what                     | written              || times
    'the usual times'        | ''                   || [Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(7), Duration.ofDays(30)]
    'the times it names'     | 'watch: [PT1S, P2D]' || [Duration.ofSeconds(1), Duration.ofDays(2)]
    'no time, if none is named' | 'watch: []'       || []
  }

  def "L3, L4, S6: a rule about seats is read as it is written: #written"() {
    expect:
    read("seats: [$written]").seatRules() == [rule]

    where:
    written                                          || rule
    '{grace: P7D}'                                   || new SeatRule(null, null, false, Duration.ofDays(7), null, false, null, null, null, null)
    '{target: atelier, sku: designer, at: MONTH_END}' || new SeatRule(new TargetId('atelier'), 'designer', false, null, SeatDate.MONTH_END, false, null, null, null, null)
    '{legalHold: true, after: DATA_TRANSFERRED}'     || new SeatRule(null, null, false, null, null, true, SeatEvent.DATA_TRANSFERRED, null, null, null)
    '{scarce: true, replacement: {within: P30D, otherwise: RELEASE}, action: REASSIGN}' || new SeatRule(null, null, true, null, null, false, null, new SeatRule.Replacement(Duration.ofDays(30), SeatRule.Otherwise.RELEASE), SeatAction.of('REASSIGN'), null)
    '{action: "DOWNGRADE:viewer"}'                   || new SeatRule(null, null, false, null, null, false, null, null, new SeatAction(SeatAction.Kind.DOWNGRADE, 'viewer'), null)
  }

  def "T9, S6: what becomes of a seat that is not used is read as it is written"() {
    expect:
    read('inactivity: {after: P90D, ask: P14D, every: P1D, atMost: 20, downgrade: [{target: atelier, sku: designer, to: viewer, after: P60D}]}')
        .inactivity().downgrades() == [new DowngradeRule(new TargetId('atelier'), 'designer', 'viewer', Duration.ofDays(60))]
    read('inactivity: {after: P90D, ask: P14D, every: P1D, atMost: 20}').inactivity().downgrades() == []
  }

  def "T9: when a key counts as unused is read as it is written"() {
    expect:
    read("inactivity: {after: P90D, ask: P14D, every: P1D, atMost: 20$written}").inactivity().rules().keys() == rule

    where:
    written                                                            || rule
    ''                                                                 || null
    ', keys: {after: P60D, ask: P7D}'                                  || new KeyRule(Duration.ofDays(60), Duration.ofDays(7), [])
    ', keys: {after: P60D, ask: P7D, except: ["keycloak/fallback-*"]}' || new KeyRule(Duration.ofDays(60), Duration.ofDays(7), ['keycloak/fallback-*'])
  }

  def "T9: a rule about keys that makes no sense is named by its line: #line"() {
    when:
    read("""\
inactivity:
  after: P90D
  ask: P14D
  every: P1D
  atMost: 20
  keys:
    after: P60D
    $line
""")

    then:
    def refusal = thrown(ConfigurationException)
    refusal.message.contains("policy.yaml:$number: $said")

    where:
    line                                   | number || said
    'ask: soon'                            | 11     || 'inactivity.keys.ask'
    'aks: P7D'                             | 11     || 'unknown key "aks" in inactivity.keys; did you mean "ask"?'
    'ask: P7D\n    except: [fallback]'     | 12     || 'inactivity.keys.except[0] must be a target, a slash and a name'
  }

  def "T9: a downgrade that makes no sense is named by its line: #said"() {
    when:
    read("""\
inactivity:
  after: P90D
  ask: P14D
  every: P1D
  atMost: 20
  downgrade:
    - {target: atelier, sku: designer, to: viewer, after: P60D}
    - $line
""")

    then:
    def refusal = thrown(ConfigurationException)
    refusal.message.contains("policy.yaml:11: inactivity.downgrade[1] $said")

    where:
    line                                                       || said
    '{target: crm, sku: designer, to: designer, after: P60D}'  || 'makes a seat what it is already'
    '{target: crm, sku: designer, to: viewer, after: P90D}'    || 'comes too late: after PT2160H the account itself is asked about'
    '{target: atelier, sku: designer, to: other, after: P30D}' || 'is about seats that a line before is about'
  }

  def "a line that makes no sense is named before it is in force: #written"() {
    when:
    read(written)

    then:
    def refusal = thrown(ConfigurationException)
    refusal.message.contains(said)

    where:
    written                                  || said
    'watch: [tomorrow]'                      || 'watch'
    'seats: [{action: SELL}]'                || 'must be FREE, POOL, REASSIGN, CANCEL_AT_RENEWAL or DOWNGRADE: and a SKU'
    'seats: [{at: SOMETIME}]'                || 'at'
    'inactivity: {after: P90D, ask: P14D, every: P1D, atMost: 20, downgrade: [{target: atelier, sku: designer, after: P60D}]}' || 'to'
    'seats: [{replacement: {within: P30D}}]' || 'otherwise'
  }

  private PolicyFile read(String more) {
    def file = folder.resolve('policy.yaml')
    Files.writeString(file, """\
version: spec-1
patience: {}
obligations: {escalateTo: desk@example.com, approveWithin: P1D, identifyWithin: P2D, manualWithin: P3D}
$more
""")
    PolicyFile.read(file).value()
  }
}
