package dev.handback.demo.run

import dev.handback.demo.chaos.Run
import dev.handback.demo.leaver.Outsider
import dev.handback.demo.stack.Part
import dev.handback.demo.web.Web

/** A seat that waits for a replacement, on real systems. */
class SeatSpec extends EndToEnd {

  def "a scarce seat waits until the named replacement is active there, while its owner has lost all access, and is then theirs (L4, R4)"() {
    given:
    def leaver = designer()
    def person = leaver.person()
    def outsider = Outsider.signIn(Outsider.Keys.of(site.stack(), person))
    def body = """{"subject": {"kind": "EMPLOYEE", "id": "${person.id()}", "email": "${person.email()}"}, "trigger": "TERMINATION", "risk": "NORMAL",
      "source": {"system": "hand", "eventId": "replaced-${person.id()}"}, "replacement": "e-9777"}"""

    when:
    def started = Web.postJson("$api/offboardings", token('operator'), body)
    def run = new Run(site, leaver, started.json().path('offboardingId').asText())

    then:
    started.status() == 202

    and: 'all access is gone, the seat is still the vendor\'s to bill'
    soon.eventually { assert run.state() == 'WAITING' }
    outsider.again().findAll { it.letIn() } == []
    plain(run.seats())*.status == ['WAITING']
    site.vendor().used('designer') == leaver.seatsUsed()

    and: 'finance sees what it waits for'
    def waiting = plain(register()).waiting
    waiting*.offboarding == [run.id()]
    waiting[0].pool == 'atelier/designer'
    waiting[0].replacement == 'e-9777'
    waiting[0].why.startsWith('replacement e-9777 not active yet')
    with(plain(register()).pools.find { it.sku == 'designer' }) {
      scarce
      purchased == 80
      contractEnd == '2027-12-31'
      ledger.HELD >= 1
    }

    when: 'whoever takes over gets an account there'
    hire('e-9777')

    then:
    run.awaitSealed()
    plain(run.seats()).collect { [it.disposition, it.finance.seat] } == [['REASSIGNED', 'REASSIGNED']]
    site.vendor().used('designer') == leaver.seatsUsed() - 1
    plain(register()).waiting == []
    plain(Web.get("$api/savings", token('finance')).json()).savings.every { it.offboarding != run.id() }
    keepHistory('seat-waits', run)
    keepHistory('seat-reclamation', site.engine().historyOf("offboarding/${run.id()}/seat/${plain(run.seats())[0].id}"))

    cleanup:
    outsider?.close()
  }

  def "what a freed seat saves is in finance's register, by application, month and offboarding (L7)"() {
    given:
    def run = designer().leaves().awaitSealed()

    expect:
    with(plain(Web.get("$api/savings", token('finance')).json()).savings.find { it.offboarding == run.id() }) {
      [application, sku, account, seats, monthlySaving, currency] == ['atelier', 'designer', 'FREED', 1, '45.00', 'EUR']
      month == plain(run.record()).sealedAt.substring(0, 7)
    }
  }

  private designer() {
    def leaver = site.next()
    while (leaver.person().seat() != 'designer') {
      leaver = site.next()
    }
    leaver
  }

  private register() {
    Web.get("$api/seats", token('finance')).json()
  }

  private void hire(String id) {
    def atelier = site.stack().facts().target(Part.ATELIER)
    def body = """{"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "new-$id", "externalId": "$id", "active": true}"""
    assert Web.postJson(atelier.url() + '/Users', atelier.text('token'), body).ok()
  }
}
