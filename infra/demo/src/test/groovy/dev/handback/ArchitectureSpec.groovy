package dev.handback

import com.tngtech.archunit.core.domain.JavaClasses
import com.tngtech.archunit.core.importer.ClassFileImporter
import com.tngtech.archunit.core.importer.ImportOption
import spock.lang.Shared
import spock.lang.Specification

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses

/** Each layer in its room: the directions of docs/architecture.md, over everything we built. */
class ArchitectureSpec extends Specification {

    @Shared
    JavaClasses ours = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages('dev.handback')

    def "workflow code sees the Temporal SDK, Jackson annotations and nothing else"() {
        expect:
        classes().that().resideInAnyPackage('dev.handback.offboarding..', 'dev.handback.inventory..', 'dev.handback.inactivity..', 'dev.handback.poll..', 'dev.handback.signals..')
                .should().onlyDependOnClassesThat().resideInAnyPackage('java.lang..', 'java.util..', 'java.time..', 'java.math..',
                'java.nio..', 'java.security..', 'io.temporal..', 'com.fasterxml.jackson.annotation..', 'org.jspecify..', 'dev.handback.offboarding..', 'dev.handback.inventory..', 'dev.handback.inactivity..', 'dev.handback.poll..', 'dev.handback.signals..')
                .check(ours)
    }

    def "workflow code is deterministic: #type.simpleName.#method is not called"() {
        expect:
        noClasses().that().resideInAnyPackage('dev.handback.offboarding..', 'dev.handback.inventory..', 'dev.handback.inactivity..', 'dev.handback.poll..', 'dev.handback.signals..').should().callMethod(type, method).check(ours)

        where:
        type               | method
        System             | 'currentTimeMillis'
        System             | 'nanoTime'
        java.time.Instant  | 'now'
        java.util.UUID     | 'randomUUID'
        Math               | 'random'
    }

    def "a connector knows nothing of the record, of Micronaut, of the api or of the worker"() {
        expect:
        noClasses().that().resideInAPackage('dev.handback.connector..')
                .should().dependOnClassesThat().resideInAnyPackage('dev.handback.record..', 'io.micronaut..', 'dev.handback.api..', 'dev.handback.worker..')
                .check(ours)
    }

    def "the record knows nothing of connectors, of messages' channels, of the api or of the worker"() {
        expect:
        noClasses().that().resideInAPackage('dev.handback.record..')
                .should().dependOnClassesThat().resideInAnyPackage('dev.handback.connector..', 'dev.handback.messages..', 'dev.handback.sharedsignals..', 'dev.handback.transmitter..', 'dev.handback.api..', 'dev.handback.worker..')
                .check(ours)
    }

    def "who sends messages knows nothing of connectors, of the api or of the worker"() {
        expect:
        noClasses().that().resideInAPackage('dev.handback.messages..')
                .should().dependOnClassesThat().resideInAnyPackage('dev.handback.connector..', 'dev.handback.api..', 'dev.handback.worker..')
                .check(ours)
    }

    def "who asks sources' APIs knows nothing of connectors, of messages, of the api or of the worker"() {
        expect:
        noClasses().that().resideInAPackage('dev.handback.hr..')
                .should().dependOnClassesThat().resideInAnyPackage('dev.handback.connector..', 'dev.handback.messages..', 'dev.handback.api..', 'dev.handback.worker..')
                .check(ours)
    }

    def "who receives Shared Signals knows nothing of connectors, of messages, of the api or of the worker"() {
        expect:
        noClasses().that().resideInAPackage('dev.handback.sharedsignals..')
                .should().dependOnClassesThat().resideInAnyPackage('dev.handback.connector..', 'dev.handback.messages..', 'dev.handback.api..', 'dev.handback.worker..')
                .check(ours)
    }

    def "what applications are told is made without knowing how it is sent"() {
        expect:
        noClasses().that().resideInAPackage('dev.handback.transmitter..')
                .should().dependOnClassesThat().resideInAnyPackage('dev.handback.connector..', 'dev.handback.messages..', 'dev.handback.api..', 'dev.handback.worker..')
                .check(ours)
    }

    def "what encrypts payloads knows nothing of whom they are about"() {
        expect:
        classes().that().resideInAPackage('dev.handback.payload..')
                .should().onlyDependOnClassesThat().resideInAnyPackage('java..', 'javax.crypto..', 'io.temporal..', 'com.google.protobuf..', 'org.slf4j..', 'org.jspecify..',
                'dev.handback.configuration', 'dev.handback.payload..')
                .check(ours)
    }

    def "the api never sees a connector or the worker"() {
        expect:
        noClasses().that().resideInAPackage('dev.handback.api..')
                .should().dependOnClassesThat().resideInAnyPackage('dev.handback.connector..', 'dev.handback.worker..')
                .check(ours)
    }

    def "types of #vendor never leave #room"() {
        expect:
        noClasses().that().resideInAnyPackage('dev.handback.offboarding..', 'dev.handback.inventory..', 'dev.handback.inactivity..', 'dev.handback.poll..', 'dev.handback.signals..', 'dev.handback.connector..', 'dev.handback.record..',
                'dev.handback.api..', 'dev.handback.worker..', 'dev.handback.configuration..', 'dev.handback.payload..')
                .and().resideOutsideOfPackage(room)
                .should().dependOnClassesThat().resideInAnyPackage(vendor)
                .check(ours)

        where:
        vendor                      | room
        'org.keycloak..'            | 'dev.handback.connector.keycloak..'
        'com.unboundid.ldap..'      | 'dev.handback.connector.ldap..'
        'com.unboundid.scim2..'     | 'dev.handback.connector.scim..'
        'dev.cel..'                 | 'dev.handback.configuration.policy..'
        'jakarta.mail..'            | 'dev.handback.messages..'
    }

    def "packages are named by capability, never by layer"() {
        expect:
        noClasses().should().resideInAnyPackage('..util..', '..common..', '..helper..', '..manager..', '..service..').check(ours)
    }
}
