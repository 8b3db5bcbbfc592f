package dev.handback.scimapp.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.handback.scimapp.account.Account;
import dev.handback.scimapp.account.AccountDraft;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Stamps {@code meta.created} and {@code meta.lastModified}. */
record ChangeTimes(Clock clock) {

  AccountDraft created(AccountDraft draft) {
    return stamped(draft, now());
  }

  AccountDraft modified(Account before, AccountDraft draft) {
    return stamped(draft, before.attributes().path("meta").path("created").asText());
  }

  private AccountDraft stamped(AccountDraft draft, String created) {
    ObjectNode attributes = draft.attributes();
    attributes.putObject("meta").put("created", created).put("lastModified", now());
    return new AccountDraft(attributes, draft.password());
  }

  private String now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
