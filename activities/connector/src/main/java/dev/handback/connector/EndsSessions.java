package dev.handback.connector;

import dev.handback.offboarding.access.AccountRef;

/** Ends what is open: sessions, refresh and offline tokens, connections (stage S1). */
public interface EndsSessions {

  /** Ends all of them and reads back that none is left. */
  Removal endSessions(AccountRef account);
}
