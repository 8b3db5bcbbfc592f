package dev.handback.demo.company

import dev.handback.offboarding.SubjectKind
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions

class CompanySpec extends Specification {

  @TempDir
  Path dir

  def "the company is the same every time, and nobody shares an id or a name"() {
    given:
    def people = Company.people()

    expect:
    people == Company.people()
    people*.id().toSet().size() == people.size()
    people*.username().toSet().size() == people.size()
    people*.email().toSet().size() == people.size()
  }

  def "every employee is in Keycloak and the directory, 100 are in the warehouse, 80 at Atelier"() {
    given:
    def employees = Company.people().findAll { it.kind() == SubjectKind.EMPLOYEE }

    expect:
    employees.size() == 160
    employees.every { it.isOn('keycloak') && it.isOn('directory') }
    employees.count { it.isOn('warehouse') } == 100
    employees.count { it.isOn('atelier') } == 80
    Company.people().findAll { it.isOn('certificates') }*.id() == [Company.CERTIFIED, Company.BUILD]
  }

  def "every manager works here, and only the head of the company has none"() {
    given:
    def employees = Company.people().findAll { it.kind() == SubjectKind.EMPLOYEE }

    expect:
    employees.findAll { it.managerId() == null }*.id() == ['e-1160']
    employees.findAll { it.managerId() != null }.every { Company.person(it.managerId()).story().startsWith('heads') }
    employees.every { it.managerId() != it.id() }
  }

  def "a seat is held only by those with an account where seats are sold"() {
    expect:
    Company.people().findAll { it.seat() != null }.every { it.isOn('atelier') }
  }

  def "Ada leaves first, and every leaver has an account on every target and a designer's seat"() {
    given:
    def leavers = Company.leavers()

    expect:
    leavers.first().id() == 'e-1001'
    leavers.size() == 10
    leavers.every { it.targets().toSet() == ['keycloak', 'directory', 'warehouse', 'atelier'] as Set }
    leavers.every { it.seat() == 'designer' }
  }

  def "a person with a story is not free to experiment with, and more than a hundred are"() {
    expect:
    Company.people().findAll { it.isFree() }.every { it.story() == null }
    Company.people().count { it.isFree() } > 100
  }

  def "contractors, workloads, a vendor and an application belong to the company too"() {
    expect:
    Company.people()*.kind().toSet() == SubjectKind.values() as Set
  }

  def "passwords are made once, differ, and are for their owner alone"() {
    given:
    def file = dir.resolve('people.json')
    def first = Payroll.open(file)

    expect:
    Company.people().every { Payroll.open(file).password(it) == first.password(it) }
    Company.people().collect { first.password(it) }.toSet().size() == Company.people().size()
    PosixFilePermissions.toString(Files.getPosixFilePermissions(file)) == 'rw-------'
    Payroll.open(file).fingerprint() == first.fingerprint()
  }
}
