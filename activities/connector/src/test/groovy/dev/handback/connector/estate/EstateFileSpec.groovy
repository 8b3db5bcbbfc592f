package dev.handback.connector.estate

import dev.handback.configuration.ConfigurationException
import dev.handback.configuration.SecretReferences
import dev.handback.connector.sweep.Contacts
import dev.handback.offboarding.access.AccountRef
import dev.handback.offboarding.seat.SeatPool
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path
import java.time.LocalDate

class EstateFileSpec extends Specification {

    @TempDir
    Path folder

    static final GOOD = '''
targets:
  - id: directory
    connector: ldap
    url: ldap://127.0.0.1:10389
    username: uid=admin,ou=system
    secret: file:directory.secret
    correlateBy: SUBJECT_ID
    owner: it-directory@example.com
    sla: PT4H
    settings: {baseDn: "dc=example,dc=com"}
    seats: [{sku: designer, monthlyPrice: 45.00, currency: EUR}]
'''

    def "a target has a queue and time limits unless the file says otherwise"() {
        when:
        def entry = EstateFile.read(file(GOOD)).value().targets().first()

        then:
        entry.brief().taskQueue() == 'offboarding'
        entry.brief().sla().toHours() == 4
        entry.stage() == entry.call().multipliedBy(3)
    }

    def "L1: a pool has its price, and what the contract says of it where the file does"() {
        given:
        def text = GOOD.replace('currency: EUR', 'currency: EUR, purchased: 40, contractEnd: 2027-12-31, noticeDate: 2027-09-30, bundle: suite, scarce: true')

        expect:
        EstateFile.read(file(text)).value().briefs()[0].seats() == [new SeatPool('designer', 45.0G, 'EUR', 40,
                LocalDate.of(2027, 12, 31), LocalDate.of(2027, 9, 30), 'suite', true)]
        EstateFile.read(file(GOOD)).value().briefs()[0].seats() == [new SeatPool('designer', 45.0G, 'EUR', null, null, null, null, false)]
    }

    def "P1: accounts that several people use at once or in turn are nobody's own to a run either"() {
        given:
        def brief = EstateFile.read(file(GOOD + '    shared: [root]\n    pooled: ["render-*"]\n')).value().briefs()[0]

        expect:
        brief.shares(new AccountRef(id, name)) == shared

        where:
        id  | name       || shared
        '7' | 'Root'     || true
        '8' | 'render-3' || true
        '9' | 'ada'      || false
    }

    def "what is wrong is named by file, line and sentence: #what"() {
        when:
        def read = EstateFile.read(file(GOOD.replace(before, after)))
        EstateFile.connect(read, SecretReferences.in(folder), Stub(Contacts))

        then:
        def refused = thrown(ConfigurationException)
        refused.message.contains("estate.yaml:$line: ")
        refused.message.contains(sentence)

        where:
        what                    | before                        | after                          || line | sentence
        'unknown key'           | 'owner:'                      | 'ownr:'                        || 9    | 'ownr'
        'secret in the file'    | 'file:directory.secret'       | 'hunter2'                      || 7    | 'must be a reference'
        'another secret in the file' | 'sla: PT4H'                | 'sla: PT4H\n    secrets: {database: hunter2}' || 11 | 'must be a reference'
        'no such correlation'   | 'SUBJECT_ID'                  | 'BADGE'                        || 8    | 'SUBJECT_ID'
        'unknown connector'     | 'connector: ldap\n'           | 'connector: fax\n'             || 3    | 'there is no connector fax'
        'a stage the others would wait for' | 'sla: PT4H'         | 'sla: PT4H\n    stageLimit: PT3M' || 11 | 'at most PT1M40S'
        'a shared account without a name' | 'sla: PT4H'          | 'sla: PT4H\n    shared: [" "]' || 11  | 'must be a name'
        'a duration that is no' | 'PT4H'                        | '4 hours'                      || 10   | 'duration'
    }

    def "a secret itself is never repeated in an error"() {
        when:
        EstateFile.read(file(GOOD.replace('file:directory.secret', 'hunter2')))

        then:
        def refused = thrown(ConfigurationException)
        !refused.message.contains('hunter2')
    }

    private Path file(String text) {
        Files.writeString(folder.resolve('directory.secret'), 's3cret')
        Files.writeString(folder.resolve('estate.yaml'), text)
    }
}
