package dev.handback.connector.ldap

import com.unboundid.ldap.sdk.Entry
import com.unboundid.ldap.sdk.Modification
import com.unboundid.ldap.sdk.ModificationType
import dev.handback.connector.Secret
import dev.handback.connector.contract.Person
import dev.handback.connector.estate.TargetConfig
import dev.handback.estate.ApacheDs
import dev.handback.estate.Credentials
import dev.handback.estate.Launch
import dev.handback.estate.LdapDirectory
import dev.handback.estate.OpenLdap
import dev.handback.estate.seed.LdapSeed
import dev.handback.estate.seed.SeedPerson
import dev.handback.inventory.CorrelateBy
import dev.handback.offboarding.Subject
import dev.handback.offboarding.SubjectKind
import dev.handback.offboarding.access.AccountRef
import dev.handback.offboarding.access.ItemKind
import dev.handback.offboarding.access.TargetId
import java.nio.file.Path
import java.time.Duration

/** A real directory and what an administrator does to it behind the connector's back. */
abstract class LdapTarget implements Closeable {
  static final String ADMINISTRATORS = "cn=administrators,$LdapSeed.GROUPS"
  final Path dir
  LdapDirectory directory

  protected LdapTarget(Path dir) {
    this.dir = dir
    directory = start()
    asAdmin { new LdapSeed(it).units() }
  }

  static LdapTarget openLdap(Path dir) {
    new OpenLdapTarget(dir.resolve('openldap'))
  }

  static LdapTarget apacheDs(Path dir) {
    new ApacheDsTarget(dir.resolve('apacheds'))
  }

  protected abstract LdapDirectory start()

  /** Switches the directory's password policy, and so all locks, off or on again. */
  abstract void policy(boolean on)

  /** SIGKILL, and up again at the same address. */
  void restart() {
    directory.kill()
    directory = start()
  }

  TargetConfig config() {
    new TargetConfig(
        new TargetId('directory'), 'ldap', URI.create(directory.url()), directory.admin().user(),
        Secret.of(directory.admin().password()), CorrelateBy.SUBJECT_ID, Duration.ofSeconds(8),
        [baseDn: LdapDirectory.BASE_DN, userBase: LdapSeed.PEOPLE, groupBase: LdapSeed.GROUPS], [])
  }

  /** A person who is the only member of one group, {@code team-…}, and one of two of another, {@code list-…}. */
  Person hire() {
    def name = 'p' + UUID.randomUUID().toString().take(12)
    def email = name + '@example.test'
    def person = new SeedPerson('E-' + name, name, 'Ada', 'Lovelace', email, UUID.randomUUID().toString())
    def dn = LdapSeed.dn(person)
    asAdmin {
      new LdapSeed(it).people([person])
      new LdapSeed(it).group('team-' + name, [person])
      it.add("dn: cn=list-$name,$LdapSeed.GROUPS", 'objectClass: groupOfUniqueNames', "cn: list-$name",
          "uniqueMember: $dn", "uniqueMember: ${directory.admin().user()}")
    }
    new Person(
        new Subject(SubjectKind.EMPLOYEE, person.id(), email, person.displayName(), null),
        new AccountRef(entry(dn, 'entryUUID').getAttributeValue('entryUUID'), dn),
        Secret.of(person.password()), [ItemKind.ACCOUNT, ItemKind.CREDENTIAL, ItemKind.ENTITLEMENT] as Set)
  }

  /** Who administers, all of them, beside a name that somebody left behind long ago. */
  void administrators(Person... people) {
    asAdmin {
      if (it.getEntry(ADMINISTRATORS) != null) {
        it.delete(ADMINISTRATORS)
      }
      it.add("dn: $ADMINISTRATORS", 'objectClass: groupOfNames', 'cn: administrators',
          *people.collect { person -> "member: ${person.account.name()}".toString() }, "member: uid=gone,$LdapSeed.PEOPLE")
    }
  }

  boolean letsIn(String dn, Secret password) {
    LdapDirectory.admits(directory.port(), new Credentials(dn, password.reveal()))
  }

  List<String> members(String group) {
    ['member', 'uniqueMember'].collectMany { entry(group).getAttributeValues(it)?.toList() ?: [] }
  }

  Entry entry(String dn, String... attributes) {
    asAdmin { it.getEntry(dn, attributes) }
  }

  void change(String dn, String attribute, String... values) {
    asAdmin { it.modify(dn, new Modification(ModificationType.REPLACE, attribute, values)) }
  }

  def <T> T asAdmin(Closure<T> work) {
    directory.connectAsAdmin().withCloseable(work)
  }

  @Override
  void close() {
    directory.close()
  }

  @Override
  String toString() {
    directory.getClass().simpleName
  }
}

class OpenLdapTarget extends LdapTarget {
  static final String POLICY = "cn=default,ou=policies,$LdapDirectory.BASE_DN"
  private Entry policy

  OpenLdapTarget(Path dir) {
    super(dir)
  }

  @Override
  protected LdapDirectory start() {
    OpenLdap.start(Launch.in(dir))
  }

  @Override
  void policy(boolean on) {
    if (on) {
      asAdmin { it.add(policy) }
    } else {
      policy = entry(POLICY)
      asAdmin { it.delete(POLICY) }
    }
  }
}

class ApacheDsTarget extends LdapTarget {
  static final String POLICY =
      'ads-pwdId=default,ou=passwordPolicies,ads-interceptorId=authenticationInterceptor,' +
      'ou=interceptors,ads-directoryServiceId=default,ou=config'

  ApacheDsTarget(Path dir) {
    super(dir)
  }

  @Override
  protected LdapDirectory start() {
    ApacheDs.start(Launch.in(dir))
  }

  /** It reads its policy at a start only. */
  @Override
  void policy(boolean on) {
    change(POLICY, 'ads-pwdLockout', on ? 'TRUE' : 'FALSE')
    directory.stop()
    directory = start()
  }
}
