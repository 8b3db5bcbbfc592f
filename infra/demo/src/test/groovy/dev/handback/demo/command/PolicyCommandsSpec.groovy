package dev.handback.demo.command

import dev.handback.demo.Handback
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.charset.StandardCharsets
import java.nio.file.Files
import java.nio.file.Path

class PolicyCommandsSpec extends Specification {

  private static final String GOOD = '''\
version: "spec-1"
patience: {REVOKE_SESSIONS: PT2S, VERIFY: PT1M30S}
approvals:
  - when: 'subject.kind == "CONTRACTOR" && subject.email.endsWith("@agency.example")'
    approvers: 2
  - {trigger: TERMINATION, approvers: 1}
  - {trigger: CONTRACT_END, approvers: 0}
obligations:
  escalateTo: desk@example.com
  approveWithin: P2D
  identifyWithin: PT25H
  manualWithin: P3D
'''

  @TempDir
  Path dir

  private final OutputStream out = new ByteArrayOutputStream()
  private final StringWriter err = new StringWriter()

  def "a good policy is called fine, with its version and the number of its rules (P4)"() {
    expect:
    run('check', file(GOOD)) == 0
    said() == ["${dir.resolve('policy.yaml')} is fine: version spec-1, 3 approval rules, 1 with a condition"]
    err.toString() == ''
  }

  def "the demo's own policy is fine, and its leavers wait for nobody (P4)"() {
    given:
    def demo = new String(getClass().getResourceAsStream('/dev/handback/demo/policy.yaml').readAllBytes(), StandardCharsets.UTF_8)

    expect:
    run('check', file(demo)) == 0
    run('try', file(demo), '--subject-kind', kind, '--subject-id', 'e-1', '--trigger', trigger) == 0
    row('Approvals').startsWith('none')

    where:
    kind         | trigger
    'EMPLOYEE'   | 'TERMINATION'
    'CONTRACTOR' | 'TERMINATION'
    'CONTRACTOR' | 'CONTRACT_END'
  }

  def "every wrong line of a policy is told with a sentence, and no stack trace (P4)"() {
    given:
    def policy = file(GOOD.replace('subject.kind ==', 'subject.kin ==').replace('trigger: CONTRACT_END', 'when: "1 + 1"'))

    expect:
    run(command, policy, *options) == 1
    err.toString().readLines()*.takeBefore('.when') == ["$policy:4: approvals[0]", "$policy:7: approvals[2]"]
    err.toString().contains("undeclared reference to 'subject'")
    err.toString().contains('must be true or false, and is of type int')
    out.size() == 0

    where:
    command | options
    'check' | []
    'try'   | ['--subject-kind', 'EMPLOYEE', '--subject-id', 'e-1', '--trigger', 'LEAVE']
  }

  def "a policy that is #what is told in one sentence, and no stack trace (P4)"() {
    given:
    def policy = dir.resolve('policy.yaml')
    content?.with { Files.write(policy, it as byte[]) }

    expect:
    run('check', policy.toString()) == 1
    err.toString() == "$policy$sentence\n"

    where:
    what           | content                          || sentence
    'not there'    | null                             || ': there is no such file'
    'empty'        | []                               || ':1: the file is empty'
    'not text'     | [0xff, 0xfe]                     || ': the file is not UTF-8 text'
    'not YAML'     | 'version: \u0000'.bytes.toList() || ':1: not YAML: special characters are not allowed'
  }

  def "what a policy would do for #kind #email leaving by #trigger at risk #risk: #approvals (P4, T7)"() {
    expect:
    run('try', file(GOOD), '--subject-kind', kind, '--subject-id', 'x-1', '--subject-email', email,
        '--trigger', trigger, '--risk', risk) == 0
    row('Approvals') == approvals

    where:
    kind         | email              | trigger        | risk     || approvals
    'CONTRACTOR' | 'x@agency.example' | 'LEAVE'        | 'NORMAL' || '2 approvers within 2 days | line 4, approvals[0]: subject.kind == "CONTRACTOR" && subject.email.endsWith("@agency.example")'
    'EMPLOYEE'   | 'x@agency.example' | 'TERMINATION'  | 'NORMAL' || '1 approver within 2 days | line 6, approvals[1]'
    'EMPLOYEE'   | 'x@example.com'    | 'CONTRACT_END' | 'NORMAL' || 'none | line 7, approvals[2]'
    'EMPLOYEE'   | 'x@example.com'    | 'LEAVE'        | 'NORMAL' || 'none | no rule applies'
    'CONTRACTOR' | 'x@agency.example' | 'TERMINATION'  | 'HIGH'   || 'none | risk never waits'
    'CONTRACTOR' | 'x@agency.example' | 'RISK'         | 'NORMAL' || 'none | risk never waits'
  }

  def "what a policy says of single items is shown with its conditions, for it is known only with the plan (P4)"() {
    when:
    run('try', file(GOOD.replace('approvals:', """\
signOffs: {within: P14D, otherwise: DISABLE, rules: [{when: 'target.id == "crm"', within: P90D, otherwise: KEEP_ISOLATED}]}
approvals:
  - {when: 'item.reversibility == "HARD_DELETE"', approvers: 2}""")), '--subject-kind', 'EMPLOYEE', '--subject-id', 'e-1', '--trigger', 'LEAVE')

    then:
    row('Approvals, for some items') == '2 approvers | line 5, approvals[0]: item.reversibility == "HARD_DELETE"'
    row('Owners of some items sign off') == 'within 90 days, else KEEP_ISOLATED | line 3: target.id == "crm"'
    row('Owners sign off') == 'within 14 days, else DISABLE | line 3'
  }

  def "the table names every patience, deadline and whoever is asked next, with the line that says so (P4)"() {
    when:
    run('try', file(GOOD), '--subject-kind', 'EMPLOYEE', '--subject-id', 'e-1', '--trigger', 'LEAVE')

    then:
    said() == '''\
      Policy spec-1 for EMPLOYEE e-1, LEAVE, risk NORMAL

        Approvals                     none                            no rule applies
        Patience, revoke sessions     2 seconds                       line 2
        Patience, rotate secrets      none                            not written
        Patience, check dependencies  none                            not written
        Patience, disable accounts    none                            not written
        Patience, verify              1 minute 30 seconds             line 2
        Say who it is                 1 day 1 hour                    line 11
        Remove by hand                3 days                          line 12
        Then escalate to              desk@example.com                line 9
        Owners sign off               nobody is asked                 not written, or risk
        Seats                         freed at once                   not written
        Probe after the close         1 hour, 1 day, 7 days, 30 days  not written
      '''.stripIndent().readLines()
  }

  def "a #option that does not exist is told with those that do, and the exit code for a wrong command (P4)"() {
    given:
    def options = ['--subject-kind': 'EMPLOYEE', '--subject-id': 'e-1', '--trigger': 'LEAVE'] + [(option): 'SOMETHING']

    expect:
    run('try', file(GOOD), *options.collectMany { [it.key, it.value] }) == 2
    err.toString().readLines().first() ==
        "Invalid value for option '$option': expected one of [$valid] (case-insensitive) but was 'SOMETHING'"
    out.size() == 0

    where:
    option           | valid
    '--subject-kind' | 'EMPLOYEE, CONTRACTOR, WORKLOAD, VENDOR, APPLICATION'
    '--trigger'      | 'TERMINATION, ROLE_CHANGE, LEAVE, CONTRACT_END, VENDOR_END, APPLICATION_RETIREMENT, RISK, POLICY, INACTIVITY, WORKLOAD_RETIREMENT'
    '--risk'         | 'NORMAL, HIGH'
  }

  private int run(String... arguments) {
    def command = Handback.commandLine(new Terminal(new PrintStream(out, true)))
    command.setErr(new PrintWriter(err, true))
    command.execute('policy', *arguments)
  }

  private List<String> said() {
    out.toString().readLines()
  }

  private String row(String what) {
    said().find { it.startsWith("  $what ") }.substring(2 + what.length()).strip().replaceAll(' {2,}', ' | ')
  }

  private String file(String text) {
    Files.writeString(dir.resolve('policy.yaml'), text).toString()
  }
}
