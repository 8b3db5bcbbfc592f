package dev.handback.connector.contract

import dev.handback.connector.ConnectorFactory
import dev.handback.connector.Secret
import dev.handback.connector.SignIn
import dev.handback.connector.estate.TargetConfig
import dev.handback.offboarding.access.AccessItem
import spock.lang.Specification

/** What a connector's spec supplies. Nothing in here goes through the connector. */
abstract class ContractFixture extends Specification {

  abstract ConnectorFactory factory()

  /** The running target, as a correct estate.yaml has it. */
  abstract TargetConfig config()

  /** A fresh person with a password and with everything that one can have at this target; at least two entitlements. */
  abstract Person hire()

  /** Deletes the account, as an administrator would behind our back. */
  abstract void delete(Person person)

  /** Somebody else keeps an account shut that Handback has disabled already, in a way the target can tell. */
  void lockAsSomebodyElse(Person person) {
    throw new IllegalStateException('a connector that enables accounts must not enable what somebody else locked')
  }

  /**
   * The oracle: whether this password opens the account now, or, where it is a certificate, whether somebody who
   * checks the list takes it. Leaves no session behind.
   */
  abstract boolean letsIn(Person person, Secret password)

  /** Opens a session, the kind that outlives a sign-in form, with the person's own password. */
  abstract OpenSession open(Person person)

  /** Whether the target, asked directly, still gives the account this entitlement. */
  abstract boolean holds(AccessItem entitlement)

  /** Our own credentials, wrong. */
  abstract TargetConfig withWrongCredentials()

  /** By name: estates that point at the running target but at no such realm, base, database or tenant. */
  abstract Map<String, TargetConfig> elsewhere()

  /** Bytes that the request which makes this change has on the wire, and no earlier one. */
  abstract String onTheWire(Call call)

  /** A target that says yes to a disable and leaves the account open: real where one can be had, else a stand-in. */
  abstract TargetConfig lyingTarget()

  /** Makes the target honest again, where {@link #lyingTarget} changed it. */
  void stopLying() {}

  /** What the target says of a disabled account whose password is right. */
  SignIn.Reason reasonWhenDisabled() {
    SignIn.Reason.ACCOUNT_DISABLED
  }

  /** Whether the target says when an account was last used. */
  boolean tellsLastUse() {
    false
  }

  /** Whether the target looks at the password before the account, so that a try without it says nothing. */
  boolean looksAtPasswordFirst() {
    false
  }

  /** Whether a wrong password changes an account as much as a lock does, for all the target tells. */
  boolean notesWrongPasswordsAsChanges() {
    false
  }

  /** Makes one thing depend on the person's account. Only for connectors that find dependents. */
  void addDependent(Person person) {
    throw new IllegalStateException('a connector that finds dependents needs one to find')
  }

  int port(TargetConfig config) {
    hierarchical(config.url()).port
  }

  /** The same target seen through another port of this machine. */
  TargetConfig at(TargetConfig config, int port) {
    def url = config.url().toString().replace(':' + this.port(config), ':' + port)
    Contract.changed(config, url: URI.create(url))
  }

  /** {@code jdbc:mysql://…} is opaque to {@link URI} until its first scheme is gone. */
  private static URI hierarchical(URI url) {
    url.opaque ? URI.create(url.schemeSpecificPart) : url
  }
}
