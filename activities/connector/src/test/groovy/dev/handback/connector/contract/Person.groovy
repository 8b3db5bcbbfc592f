package dev.handback.connector.contract

import dev.handback.connector.Secret
import dev.handback.offboarding.Subject
import dev.handback.offboarding.access.AccountRef
import dev.handback.offboarding.access.ItemKind
import groovy.transform.Canonical

/** Somebody made for one feature, as the target's own administrator knows them. */
@Canonical
class Person {
  Subject subject
  AccountRef account
  Secret password

  /** Every kind of item that the connector has to find. */
  Set<ItemKind> has

  /** What else the target sells that their seat can become; null where seats do not change. */
  String otherSeat
}
