package dev.handback.connector.contract

import dev.handback.connector.ChangesSeats
import dev.handback.connector.Connector
import dev.handback.connector.CountsSeats
import dev.handback.connector.DisablesAccounts
import dev.handback.connector.EndsSessions
import dev.handback.connector.FindsAccess
import dev.handback.connector.FindsDependents
import dev.handback.connector.ListsAccounts
import dev.handback.connector.ProbesAccess
import dev.handback.connector.ReadsBack
import dev.handback.connector.ReleasesSeats
import dev.handback.connector.RemovesEntitlements
import dev.handback.connector.RestoresAccounts
import dev.handback.connector.RestoresEntitlements
import dev.handback.connector.RevokesCertificates
import dev.handback.connector.RotatesSecrets
import dev.handback.connector.Secret
import dev.handback.connector.SignIn
import dev.handback.connector.TriesWithoutPassword
import dev.handback.offboarding.access.AccessItem
import dev.handback.offboarding.access.ItemKind

/** Every call of the SPI, made the same way in every feature. */
enum Call {
  FIND_ACCESS(FindsAccess, false, { it.connector.findAccess(it.person.subject) }),
  ACCESS_OF(FindsAccess, false, { it.connector.accessOf(it.person.account) }),
  LIST_ACCOUNTS(ListsAccounts, false, { it.connector.listAccounts(null, 100) }),
  END_SESSIONS(EndsSessions, true, { it.connector.endSessions(it.person.account) }),
  REPLACE_PASSWORD(
      RotatesSecrets, true, { it.connector.replacePassword(it.person.account, it.replacement) }),
  REVOKE_CERTIFICATE(
      RevokesCertificates, true, { it.connector.revokeCertificate(it.item(ItemKind.CERTIFICATE)) }),
  FIND_DEPENDENTS(FindsDependents, false, { it.connector.findDependents(it.person.account) }),
  REMOVE_ENTITLEMENT(
      RemovesEntitlements, true, { it.connector.removeEntitlement(it.item(ItemKind.ENTITLEMENT)) }),
  DISABLE_ACCOUNT(DisablesAccounts, true, { it.connector.disableAccount(it.person.account) }),
  SIGN_IN(ProbesAccess, false, { it.connector.signIn(it.person.account, it.person.password) }),
  READ_BACK(ReadsBack, false, { it.connector.readBack(it.item(ItemKind.ACCOUNT) ?: it.items.first()) }),
  COUNT_SEATS(CountsSeats, false, { it.connector.countSeats(it.item(ItemKind.SEAT)) }),
  RELEASE_SEAT(ReleasesSeats, true, { it.connector.releaseSeat(it.item(ItemKind.SEAT)) }),
  CHANGE_SEAT(
      ChangesSeats, true, { it.connector.changeSeat(it.item(ItemKind.SEAT), it.person.otherSeat) }),
  ENABLE_ACCOUNT(RestoresAccounts, false, {
    it.connector.enableAccount(it.person.account, new RestoresAccounts.Left(true, [])) }),
  GIVE_BACK(RestoresEntitlements, false, { it.connector.giveBack(it.item(ItemKind.ENTITLEMENT)) }),
  TRY_WITHOUT_PASSWORD(TriesWithoutPassword, false, {
    def answer = it.connector.tryWithoutPassword(it.person.account)
    if (answer instanceof SignIn.Accepted) {
      answer.session().close()
    }
    answer
  })

  final Class<?> capability
  final boolean mutating
  private final Closure<?> body

  Call(Class<?> capability, boolean mutating, Closure<?> body) {
    this.capability = capability
    this.mutating = mutating
    this.body = body
  }

  /** @param items what was found of the person before; a replacement is used by REPLACE_PASSWORD alone */
  Object on(Connector connector, Person person, List<AccessItem> items, Secret replacement) {
    body.call(new Arguments(connector, person, items, replacement))
  }

  private static class Arguments {
    final Connector connector
    final Person person
    final List<AccessItem> items
    final Secret replacement

    Arguments(Connector connector, Person person, List<AccessItem> items, Secret replacement) {
      this.connector = connector
      this.person = person
      this.items = items
      this.replacement = replacement
    }

    AccessItem item(ItemKind kind) {
      items.find { it.kind() == kind }
    }
  }
}
