package dev.handback.scimapp

import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.util.concurrent.PollingConditions

import java.nio.file.Files
import java.nio.file.Path

/** What was answered is kept, also when the process is killed. */
class DurabilitySpec extends Specification {
    @TempDir
    Path dataDir

    @AutoCleanup('destroyForcibly')
    Process process

    def "a killed process finds every answered change, seat and session again"() {
        given:
        def before = launch()
        def ids = (1..20).collect {
            before.create(userName: "user$it", password: 'pass', schemas: [Atelier.USER, Atelier.SEAT],
                    (Atelier.SEAT): [sku: 'viewer']).json.id
        }
        def session = before.signIn('user5', 'pass').json.token
        before.deactivate(ids[0])
        before.scim('DELETE', "/Users/${ids[1]}")
        before.releaseSeat(ids[2])

        when:
        process.destroyForcibly().waitFor()
        def after = launch()

        then:
        after.scim('GET', '/Users').json.totalResults == 19
        after.scim('GET', "/Users/${ids[0]}").json.active == false
        after.used('viewer') == 18
        after.me(session).json.userName == 'user5'
        after.signIn('user1', 'pass').status == 401
        after.signIn('user6', 'pass').status == 200

        cleanup:
        after?.close()
        before?.close()
    }

    def "the file does not grow with every change for ever, since each start compacts it"() {
        given:
        def before = Atelier.start(dataDir)
        def id = before.create(userName: 'ada').json.id
        300.times { before.patch(id, [op: 'replace', path: 'displayName', value: "Ada $it"]) }
        before.close()
        def grown = Files.size(dataDir.resolve('atelier.mv'))

        when:
        def after = Atelier.start(dataDir)

        then:
        Files.size(dataDir.resolve('atelier.mv')) < grown / 10
        after.scim('GET', "/Users/$id").json.displayName == 'Ada 299'

        cleanup:
        after?.close()
    }

    def "passwords and session tokens are not in the file"() {
        given:
        def atelier = Atelier.start(dataDir)
        atelier.create(userName: 'ada', password: 'first engine')
        def session = atelier.signIn('ada', 'first engine').json.token

        when:
        atelier.close()
        def file = new String(Files.readAllBytes(dataDir.resolve('atelier.mv')), 'ISO-8859-1')

        then:
        file.contains('ada')
        !file.contains('first engine')
        !file.contains(session)
    }

    def "a second process is refused the same data"() {
        given:
        def atelier = Atelier.start(dataDir)

        when:
        Atelier.start(dataDir)

        then:
        thrown(Exception)

        cleanup:
        atelier.close()
    }

    def "a process without #missing says what to set and ends with 2"() {
        when:
        process = java(environment, arguments)

        then:
        process.waitFor() == 2
        process.errorStream.text.contains(message)

        where:
        missing             | environment                                                     | arguments     || message
        'a token'           | [:]                                                             | []            || 'Set ATELIER_SCIM_TOKEN.'
        'seats it can read' | [ATELIER_SCIM_TOKEN: 't', ATELIER_SEAT_POOLS: 'designer:many']   | []            || "'designer:many' is no seat pool"
        'a sound argument'  | [ATELIER_SCIM_TOKEN: 't']                                        | ['--fualts']  || 'Only --faults'
        'a port'            | [ATELIER_SCIM_TOKEN: 't', ATELIER_PORT: 'http']                  | []            || 'ATELIER_PORT is no number'
    }

    private Atelier launch() {
        Files.deleteIfExists(dataDir.resolve('port'))
        process = java([ATELIER_SCIM_TOKEN: Atelier.TOKEN, ATELIER_PASSWORD_ITERATIONS: '100'], [])
        def ready = process.inputReader().readLine()
        new PollingConditions(timeout: 5).eventually {
            assert ready == "ready http://127.0.0.1:${Files.readString(dataDir.resolve('port')).trim()}"
        }
        new Atelier(URI.create(ready - 'ready '))
    }

    private Process java(Map<String, String> environment, List<String> arguments) {
        def classPath = System.getProperty('surefire.test.class.path', System.getProperty('java.class.path'))
        def builder = new ProcessBuilder([Path.of(System.getProperty('java.home'), 'bin', 'java').toString(),
                '-Xmx128m', '-cp', classPath, ScimApp.name] + arguments)
        builder.environment().putAll(environment + [ATELIER_DATA_DIR: dataDir.toString()])
        builder.start()
    }
}
