package dev.handback.connector.sweep

import dev.handback.connector.Connector
import dev.handback.connector.Secret
import dev.handback.inventory.CorrelateBy
import dev.handback.offboarding.OffboardingId
import dev.handback.offboarding.Stage
import dev.handback.offboarding.access.*
import io.temporal.testing.TestActivityEnvironment
import spock.lang.AutoCleanup
import spock.lang.Specification

import java.lang.reflect.InvocationHandler
import java.lang.reflect.InvocationTargetException
import java.lang.reflect.Proxy
import java.time.Clock
import java.time.Duration

/** A fake target served by real activities, and the items of one person there. */
abstract class SweepSetting extends Specification {

    @AutoCleanup
    TestActivityEnvironment engine = TestActivityEnvironment.newInstance()
    def system = new FakeSystem()
    def run = new OffboardingId('ob-1')
    List<TargetAccount> staying = []

    protected AccessActivities serving(Map<String, Connector> systems, CorrelateBy knows = CorrelateBy.SUBJECT_ID) {
        def targets = systems.collect { id, it -> new Target(new TargetId(id as String), it, Duration.ofMillis(900), knows) }
        engine.registerActivitiesImplementations(
                new AccessActivitiesImpl(new Targets(targets), new ThrowAwayPasswords(Secret.of('k' * 32)), Clock.systemUTC()))
        named(engine.newActivityStub(AccessActivities))
    }

    /** A condition that fails shows its values when the engine is closed: its own stub would ask it, and the failure be lost. */
    private static AccessActivities named(AccessActivities stub) {
        Proxy.newProxyInstance(AccessActivities.classLoader, [AccessActivities] as Class[], { proxy, method, arguments ->
            try {
                method.name == 'toString' ? 'the activities' : method.invoke(stub, arguments)
            } catch (InvocationTargetException e) {
                throw e.cause
            }
        } as InvocationHandler) as AccessActivities
    }

    protected List<ItemOutcome> through(AccessActivities access, List<Stage> stages, Closure<Boolean> of = { true }) {
        def calls = [(Stage.REVOKE_SESSIONS)   : access.&revokeSessions, (Stage.ROTATE_SECRETS): access.&rotateSecrets,
                     (Stage.CHECK_DEPENDENCIES): access.&checkDependencies, (Stage.DISABLE_ACCOUNTS): access.&disableAccounts,
                     (Stage.VERIFY)            : access.&verifyNoAccess]
        stages.collectMany { stage ->
            def concerned = items().findAll { stage.concerns(it.kind()) && of(it) }
            calls[stage](new Sweep(run, stage, concerned, items().collect { TargetAccount.of(it) }, staying)).outcomes()
        }
    }

    protected static List<AccessItem> items() {
        [item(ItemKind.SESSIONS), item(ItemKind.CREDENTIAL), item(ItemKind.ACCOUNT),
         item(ItemKind.ENTITLEMENT, 'fake', 'staff'), item(ItemKind.ENTITLEMENT, 'fake', 'admins')]
    }

    protected static AccessItem item(ItemKind kind, String target = 'fake', String nativeId = 'ada') {
        new AccessItem(new ItemId("$target-$kind-$nativeId"), new TargetId(target), kind, new AccountRef('ada', 'ada'), nativeId, nativeId,
                ItemClass.SECURITY_CRITICAL, Reversibility.SUSPEND, 'owner', null, null)
    }

    protected static ItemOutcome byTarget(List<ItemOutcome> outcomes, String target) {
        outcomes.find { it.item().value().startsWith(target + '-') }
    }

    protected static List<Throwable> causes(Throwable failure) {
        failure == null ? [] : [failure] + causes(failure.cause)
    }
}
