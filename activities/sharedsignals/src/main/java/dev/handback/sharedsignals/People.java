package dev.handback.sharedsignals;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.Subject;
import dev.handback.offboarding.SubjectKind;
import dev.handback.offboarding.access.TargetId;
import dev.handback.record.inventory.KnownAccounts;
import dev.handback.record.run.ActingOffboardings;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who is meant: transmitters name accounts and addresses, offboardings people. */
public final class People {

  private final KnownAccounts accounts;
  private final ActingOffboardings acting;

  public People(KnownAccounts accounts, ActingOffboardings acting) {
    this.accounts = accounts;
    this.acting = acting;
  }

  /**
   * The person as the system of record calls them, by the last syncs; whom those do not know keeps
   * the transmitter's own name, so that a run finds nothing and people look.
   */
  Subject find(@Nullable TargetId accountsOf, SubjectIdentifier named, SubjectKind kind) {
    var account = named.account();
    var email = named.email();
    var byAccount =
        account == null || accountsOf == null
            ? Optional.<String>empty()
            : accounts.holder(accountsOf, account);
    var byAddress = email == null ? Optional.<String>empty() : accounts.at(email);
    var own = account == null ? String.valueOf(email) : account;
    return new Subject(kind, byAccount.or(() -> byAddress).orElse(own), email, null, null);
  }

  /** The offboarding that was taking this person's access away at that time. */
  Optional<OffboardingId> actingOn(String person, Instant at) {
    return acting.on(person, at);
  }
}
