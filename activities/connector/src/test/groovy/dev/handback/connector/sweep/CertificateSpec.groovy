package dev.handback.connector.sweep

import dev.handback.connector.Connector
import dev.handback.connector.ConnectorException
import dev.handback.connector.ReadBack
import dev.handback.connector.ReadsBack
import dev.handback.connector.Removal
import dev.handback.connector.RevokesCertificates
import dev.handback.offboarding.Stage
import dev.handback.offboarding.access.*

/** A target that has certificates and nothing else: nobody signs in there (S2, S5). */
class CertificateSpec extends SweepSetting {

    def ca = new FakeCa()

    def "S2: a certificate is revoked with the secrets, and proven by what its issuer publishes"() {
        when:
        def outcomes = throughAll(serving(ca: ca))

        then:
        ca.revoked == ['1', '2'] as Set
        outcomes.findAll { it instanceof ItemOutcome.Done }*.stage().unique() == [Stage.ROTATE_SECRETS]
        outcomes.findAll { it instanceof ItemOutcome.Proven }*.proof()*.method() == [ProofMethod.READ_BACK] * 2
    }

    def "S5: a certificate that the published list does not name yet still opens"() {
        given:
        ca.listsNothing = true

        expect:
        throughAll(serving(ca: ca)).findAll { it.stage() == Stage.VERIFY }.every { it instanceof ItemOutcome.StillAllowed }
    }

    def "S5: a list that cannot be trusted is neither proof nor the contrary"() {
        given:
        ca.untrusted = true

        expect:
        throughAll(serving(ca: ca)).findAll { it.stage() == Stage.VERIFY }.every {
            it instanceof ItemOutcome.Failed && it.kind() == FailureKind.CONFLICT
        }
    }

    def "a certificate that its connector cannot revoke is a person's, never an exception (O2)"() {
        expect:
        throughAll(serving(ca: new Connector() { void close() {} })).every { it instanceof ItemOutcome.NeedsPerson }
    }

    private List<ItemOutcome> throughAll(AccessActivities access) {
        def certificates = ['1', '2'].collect { item(ItemKind.CERTIFICATE, 'ca', it) }
        [(Stage.ROTATE_SECRETS): access.&rotateSecrets, (Stage.VERIFY): access.&verifyNoAccess].collectMany { stage, call ->
            call(new Sweep(run, stage, certificates, [], [])).outcomes()
        }
    }

    static class FakeCa implements Connector, RevokesCertificates, ReadsBack {
        Set<String> revoked = [] as Set
        boolean listsNothing
        boolean untrusted

        Removal revokeCertificate(AccessItem certificate) {
            revoked.add(certificate.nativeId()) ? new Removal.Removed('revoked') : new Removal.AlreadyAbsent('revoked already')
        }

        ReadBack readBack(AccessItem item) {
            if (untrusted) throw new ConnectorException.Conflict('its list cannot be trusted', null)
            revoked.contains(item.nativeId()) && !listsNothing ? new ReadBack.Gone('listed') : new ReadBack.Present('not listed')
        }

        void close() {}
    }
}
