package dev.handback.api.inventory

import dev.handback.api.RunningApi
import dev.handback.api.Stack
import dev.handback.inventory.*
import dev.handback.offboarding.access.AccountRef
import dev.handback.offboarding.access.TargetId
import java.time.Instant
import spock.lang.Shared
import spock.lang.Specification

/** Who has what, over HTTP (requirements P1, P8). */
class InventorySpec extends Specification {
  private static final Instant T0 = Instant.parse("2026-11-20T16:00:00Z")

  @Shared RunningApi api = Stack.api()

  def setupSpec() {
    def record = api.server.applicationContext.getBean(InventoryRecordActivities)
    def crm = new TargetId("inventoried")
    def sync = new SyncId("sync-inventoried")
    record.open(new SyncOpened(sync, crm, T0))
    record.seen(new PageSeen(sync, crm, true, [
      entry("a-1", new Correlation.Person("e-1001")), entry("a-2", new Correlation.Quarantined("no known subject is called so", "security-desk")),
      entry("a-3", new Correlation.Owned("app-owner"))], T0))
    record.end(new SyncEnded(sync, crm, 1, T0.plusSeconds(2)))
  }

  def "the inventory says whose each account is, and who is to find out where nobody knows (P1, P8)"() {
    when:
    def accounts = api.get("/inventory?target=inventoried", "auditor").json.accounts

    then:
    accounts*.subMap("accountId", "state", "correlation") == [
      [accountId: "a-1", state: "CORRELATED", correlation: "PERSON"],
      [accountId: "a-2", state: "QUARANTINED", correlation: "QUARANTINED"],
      [accountId: "a-3", state: "CORRELATED", correlation: "OWNED"]]
    accounts[0].subjectId == "e-1001"
    accounts[1].owner == "security-desk"
    accounts[0].firstSeenAt == T0.toString()
  }

  def "it is narrowed by #query"() {
    expect:
    api.get("/inventory?$query", "finance").json.accounts*.accountId == found

    where:
    query                                  || found
    "target=inventoried&state=QUARANTINED" || ["a-2"]
    "target=inventoried&state=GONE"        || []
    "target=inventoried&subject=e-1001"    || ["a-1"]
    "target=nowhere"                       || []
  }

  def "it comes page by page"() {
    when:
    def first = api.get("/inventory?target=inventoried&limit=2", "operator").json
    def second = api.get("/inventory?target=inventoried&limit=2&cursor=$first.nextCursor", "operator").json

    then:
    (first.accounts + second.accounts)*.accountId == ["a-1", "a-2", "a-3"]
    second.nextCursor == null
  }

  def "the latest sync of each target says what it found"() {
    expect:
    with(api.get("/inventory/syncs", "security").json.syncs.find { it.target == "inventoried" }) {
      it.state == "COMPLETE"
      it.accounts == 3
      it.quarantined == 1
      it.gone == 0
    }
  }

  def "a list asked with a wrong #field is refused with 422"() {
    when:
    def answer = api.get("/inventory?$query", "auditor")

    then:
    answer.isProblem(422)
    answer.wrongFields == [field]

    where:
    field    | query
    "limit"  | "limit=0"
    "limit"  | "limit=501"
    "state"  | "state=LOST"
    "cursor" | "cursor=nonsense"
  }

  private static InventoryEntry entry(String id, Correlation correlation) {
    new InventoryEntry(new ListedAccount(new AccountRef(id, id), new AccountNames(null, null, id), AccountKind.UNKNOWN, null, true, null, null, null),
        AccountKind.UNKNOWN, null, correlation)
  }
}
