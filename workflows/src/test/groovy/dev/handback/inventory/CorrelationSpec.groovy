package dev.handback.inventory

import dev.handback.inventory.Correlation.Dependent
import dev.handback.inventory.Correlation.Owned
import dev.handback.inventory.Correlation.Person
import dev.handback.inventory.Correlation.Quarantined
import dev.handback.inventory.Correlation.Workload
import dev.handback.offboarding.SubjectKind
import dev.handback.offboarding.access.AccountRef
import dev.handback.offboarding.access.TargetId
import spock.lang.Specification

import static dev.handback.inventory.AccountKind.PERSON
import static dev.handback.inventory.AccountKind.POOLED
import static dev.handback.inventory.AccountKind.SERVICE
import static dev.handback.inventory.AccountKind.SHARED
import static dev.handback.inventory.AccountKind.UNKNOWN
import static dev.handback.inventory.CorrelateBy.EMAIL
import static dev.handback.inventory.CorrelateBy.SUBJECT_ID
import static dev.handback.inventory.CorrelateBy.USER_NAME

/** Whose an account is: a decision on records alone (requirements P1, P2, P8). */
class CorrelationSpec extends Specification {
  static final KNOWN = new KnownSubjects([
      new KnownSubject('e-1', null, 'ada@example.com'), new KnownSubject('e-1', null, 'ada@example.org'),
      new KnownSubject('e-2', null, 'bo@example.com'), new KnownSubject('e-3', null, 'bo@example.org'),
      new KnownSubject('w-1', SubjectKind.WORKLOAD, 'svc-x@example.com')])

  def "P1: an account is its subject's by the name that the target knows, and by no other: #by #account"() {
    expect:
    Correlation.of(listed(account), terms(correlateBy: by), KNOWN) == whose

    where:
    by         | account                                || whose
    SUBJECT_ID | [id: 'e-1']                            || new Person('e-1')
    SUBJECT_ID | [id: 'e-99']                           || new Person('e-99')
    SUBJECT_ID | [email: 'ada@example.com', name: 'ada'] || nobodys()
    EMAIL      | [email: 'Ada@Example.com']             || new Person('e-1')
    EMAIL      | [id: 'e-1', name: 'ada']               || nobodys()
    EMAIL      | [email: 'eve@example.com']             || nobodys()
    USER_NAME  | [name: 'ADA']                          || new Person('e-1')
    USER_NAME  | [name: 'eve']                          || nobodys()
  }

  def "P8: Handback's own account is never in quarantine: who answers for the target answers for it"() {
    expect:
    Correlation.of(listed(name: 'handback', own: true), terms([:]), KNOWN) == new Workload(null, 'app-owner')
    Correlation.of(listed(name: 'handback'), terms([:]), KNOWN) instanceof Quarantined
  }

  def "P1: a name that several known subjects have is nobody's by assumption"() {
    expect:
    with(Correlation.of(listed(name: 'bo'), terms(correlateBy: USER_NAME), KNOWN)) {
      it instanceof Quarantined
      it.why().contains('e-2, e-3')
      it.to() == 'security-desk'
    }
  }

  def "P1: any number of accounts may be one subject's, in any environment (E: one identity in several environments or owned by several teams)"() {
    given:
    def staging = InventoryEntry.of(listed(id: 'e-1', ref: 'a-1', environment: 'staging'), terms(environment: 'production'), KNOWN)
    def production = InventoryEntry.of(listed(id: 'e-1', ref: 'a-2'), terms(environment: 'production'), KNOWN)

    expect:
    [staging, production]*.correlation() == [new Person('e-1')] * 2
    [staging, production]*.environment() == ['staging', 'production']
  }

  def "P1, P8: a #kind account is nobody's own, whatever it is called, and has an owner"() {
    expect:
    Correlation.of(listed(account + [id: 'e-1', ref: 'front-desk']), terms(estate), KNOWN) == new Owned(owner)

    where:
    kind   | estate                                          | account                 || owner
    SHARED | [shared: [new NamePattern('front-*')]]          | [kind: PERSON]          || 'app-owner'
    SHARED | [:]                                             | [kind: SHARED]          || 'app-owner'
    POOLED | [pooled: [new NamePattern('FRONT-DESK')]]       | [owner: 'reception']    || 'reception'
  }

  def "P2: a program's account is #what"() {
    expect:
    Correlation.of(listed(account), terms([correlateBy: USER_NAME, workloads: [new NamePattern('svc-*')]]), KNOWN) == whose

    where:
    what                                          | account                                            || whose
    'its workload\'s, and the target\'s owner\'s' | [name: 'svc-x']                                    || new Workload('w-1', 'app-owner')
    'a workload\'s that only the estate knows'    | [name: 'svc-y']                                    || new Workload(null, 'app-owner')
    'its workload\'s by its subject\'s kind'      | [name: 'svc-x', kind: UNKNOWN]                     || new Workload('w-1', 'app-owner')
    'dependent on the person who owns it'         | [name: 'svc-y', owner: 'e-1']                      || new Dependent('e-1')
    'dependent on who owns it, by address'        | [name: 'other', kind: SERVICE, owner: 'ada@example.com'] || new Dependent('e-1')
    'its team\'s, where the owner is no person'   | [name: 'svc-y', owner: 'team-blue']                || new Workload(null, 'team-blue')
  }

  def "P8: a program's account without a known owner is given to a person"() {
    expect:
    Correlation.of(listed(name: 'cron', kind: SERVICE), terms(correlateBy: USER_NAME), KNOWN) instanceof Quarantined
  }

  def "a name pattern means #text as written, with * for anything: #name"() {
    expect:
    new NamePattern(text).matches(name) == matches

    where:
    text      | name          || matches
    'root'    | 'Root'        || true
    'root'    | 'rooter'      || false
    'svc-*'   | 'svc-'        || true
    '*-svc-*' | 'a-svc-b'     || true
    'a.c'     | 'abc'         || false
    '*'       | 'anything'    || true
  }

  private static Quarantined nobodys() {
    new Quarantined('no known subject is called so', 'security-desk')
  }

  private static ListedAccount listed(Map<String, Object> it) {
    def ref = it.ref ?: it.name ?: 'x'
    new ListedAccount(new AccountRef(ref, ref), new AccountNames(it.id, it.email, it.name), it.kind ?: UNKNOWN, it.owner, true, null, null, it.environment, it.own ?: false)
  }

  private static SyncTerms terms(Map<String, Object> it) {
    new SyncTerms(it.correlateBy ?: SUBJECT_ID, 'targets', 'app-owner', it.shared ?: [], it.pooled ?: [], it.workloads ?: [], it.environment,
        [] as List<TargetId>, 'security-desk', null, 10, 3)
  }
}
