package dev.handback.connector.sweep

import dev.handback.connector.*
import dev.handback.offboarding.Subject
import dev.handback.offboarding.access.AccessItem
import dev.handback.offboarding.access.AccountRef
import dev.handback.offboarding.access.FoundAccess
import dev.handback.offboarding.access.ItemKind
import dev.handback.offboarding.access.TargetId

import java.util.concurrent.CountDownLatch

/** A target system in memory that can do everything, and can be told how to misbehave. */
class FakeSystem implements Connector, FindsAccess, EndsSessions, RotatesSecrets, FindsDependents, DisablesAccounts,
        RemovesEntitlements, DisablesIntegrations, RevokesDelegations, RestoresAccounts, RestoresEntitlements, ProbesAccess,
        ReleasesSeats, ChangesSeats, CountsSeats, FindsExposedSecrets {

    String id = 'fake'
    String password = 'the old one'
    boolean enabled = true
    Set<String> groups = ['staff', 'admins'] as Set
    Set<String> consents = ['bo', 'cy'] as Set
    boolean seat = true
    int used = 10
    String becameSeat
    int othersUsed = 3
    List<Session> sessions = []
    List<String> calls = [].asSynchronized()

    // how it misbehaves
    ConnectorException raises
    CountDownLatch hangsOn
    Map<String, ConnectorException> refuses = [:]
    boolean disableDoesNothing
    boolean rotateDoesNothing
    boolean disableLeavesSessions
    boolean endSessionsDoesNothing
    boolean saysOnlyWrongPassword
    boolean cannotBeTried
    boolean vendorKeepsCounting
    boolean vendorCountsNoNewSeat
    Restoration restoration
    boolean knowsHolders = true
    boolean revokeDoesNothing

    // secrets of others that ada can read
    Map<String, String> readable = [:]
    boolean oldSecretWorksOn
    String replaced

    static class Session implements SignIn.LiveSession {
        boolean open = true

        boolean alive() { open }

        void close() { open = false }
    }

    private void call(String name) {
        calls << name
        hangsOn?.await()
        if (raises) throw raises
        if (refuses[name]) throw refuses[name]
    }

    List<FoundAccess> findAccess(Subject subject) {
        call('find')
        [ItemKind.ACCOUNT, ItemKind.SESSIONS, ItemKind.CREDENTIAL].collect {
            FoundAccess.of(new TargetId(id), it, new AccountRef('ada', 'ada'), 'ada', 'ada')
        }
    }

    List<FoundAccess> accessOf(AccountRef account) {
        call('find')
        findAccess(null).collect { FoundAccess.of(it.target(), it.kind(), account, account.id(), account.name()) }
    }

    Removal endSessions(AccountRef account) {
        call('endSessions')
        if (!endSessionsDoesNothing) sessions*.close()
        new Removal.Removed('sessions ended')
    }

    List<AccountRef> exposedTo(AccountRef reader) {
        readable.keySet().collect { new AccountRef(it, it) }
    }

    Optional<Secret> secretOf(AccountRef holder) {
        Optional.ofNullable(readable[holder.id()]).map(Secret::of)
    }

    Removal replacePassword(AccountRef account, Secret replacement) {
        call('replacePassword')
        if (readable.containsKey(account.id())) {
            replaced = readable[account.id()]
            if (!rotateDoesNothing) readable[account.id()] = replacement.reveal()
            return new Removal.Removed('secret replaced')
        }
        if (!rotateDoesNothing) password = replacement.reveal()
        new Removal.Removed('password replaced')
    }

    List<String> findDependents(AccountRef account) {
        call('findDependents')
        ['event nightly runs as ada']
    }

    Removal disableAccount(AccountRef account) {
        call('disableAccount')
        if (!enabled) return new Removal.AlreadyAbsent('disabled already')
        if (!disableDoesNothing) {
            enabled = false
            if (!disableLeavesSessions) sessions*.close()
        }
        new Removal.Removed('disabled')
    }

    Removal removeEntitlement(AccessItem item) {
        call('removeEntitlement')
        groups.remove(item.nativeId()) ? new Removal.Removed('left') : new Removal.AlreadyAbsent('not a member')
    }

    Restoration enableAccount(AccountRef account, RestoresAccounts.Left left) {
        call('enableAccount')
        if (enabled) return new Restoration.AlreadyThere('enabled')
        if (restoration) return restoration
        enabled = true
        new Restoration.Restored('enabled again')
    }

    Restoration giveBack(AccessItem item) {
        call('giveBack')
        groups.add(item.nativeId()) ? new Restoration.Restored('member again') : new Restoration.AlreadyThere('member')
    }

    Removal disableIntegration(AccessItem item) {
        disableAccount(item.account())
    }

    Removal revokeDelegation(AccessItem item) {
        call('revokeDelegation')
        if (!revokeDoesNothing) consents.clear()
        new Removal.Removed('consents revoked')
    }

    SignIn signIn(AccountRef account, Secret secret) {
        call('signIn')
        if (cannotBeTried) return new SignIn.NotTried('nobody gets in from here')
        if (oldSecretWorksOn && secret.reveal() == replaced) return new SignIn.Accepted(new Session(), 'welcome')
        if (enabled && secret.reveal() == password) {
            def session = new Session()
            sessions << session
            return new SignIn.Accepted(session, 'welcome')
        }
        enabled || saysOnlyWrongPassword
                ? new SignIn.Refused(SignIn.Reason.CREDENTIALS_REFUSED, 'wrong name or password')
                : new SignIn.Refused(SignIn.Reason.ACCOUNT_DISABLED, 'account disabled')
    }

    ReadBack readBack(AccessItem item) {
        call('readBack')
        switch (item.kind()) {
            case ItemKind.ENTITLEMENT: return groups.contains(item.nativeId()) ? new ReadBack.Present('member') : new ReadBack.Gone('no member')
            case ItemKind.DELEGATION: return consents ? new ReadBack.Present("consents of $consents") : new ReadBack.Gone('no consent')
            case ItemKind.SESSIONS: return sessions.any { it.open } ? new ReadBack.Present('sessions listed') : new ReadBack.Gone('no session listed')
            default: return enabled ? new ReadBack.Present('enabled') : new ReadBack.Gone('disabled')
        }
    }

    Removal releaseSeat(AccessItem item) {
        call('releaseSeat')
        if (!seat) return new Removal.AlreadyAbsent('no seat')
        seat = false
        if (!vendorKeepsCounting) used--
        new Removal.Removed('seat released')
    }

    Removal changeSeat(AccessItem item, String sku) {
        call('changeSeat')
        if (!seat) return new Removal.AlreadyAbsent('no such seat')
        seat = false
        becameSeat = sku
        if (!vendorKeepsCounting) used--
        if (!vendorCountsNoNewSeat) othersUsed++
        new Removal.Removed("seat is $sku now".toString())
    }

    CountsSeats.SeatReading countSeats(AccessItem item) {
        call('countSeats')
        if (item.nativeId() == 'viewer') {
            return new CountsSeats.SeatReading(-1, othersUsed, knowsHolders ? (becameSeat ? 4 : 3) : -1, becameSeat == 'viewer')
        }
        new CountsSeats.SeatReading(20, used, knowsHolders ? (seat ? 10 : 9) : -1, seat)
    }

    void close() {}
}
