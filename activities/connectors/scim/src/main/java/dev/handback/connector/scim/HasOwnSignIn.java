package dev.handback.connector.scim;

import dev.handback.connector.ProbesAccess;
import dev.handback.connector.ReadBack;
import dev.handback.connector.Removal;
import dev.handback.connector.RotatesSecrets;
import dev.handback.connector.Secret;
import dev.handback.connector.SignIn;
import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.AccountRef;

/** What a connector can do where the application has a sign-in of its own. */
interface HasOwnSignIn extends RotatesSecrets, ProbesAccess {
  Inventory inventory();

  OwnSignIn ownSignIn();

  @Override
  default Removal replacePassword(AccountRef account, Secret replacement) {
    return inventory()
        .users()
        .http()
        .within(() -> ownSignIn().replacePassword(account, replacement));
  }

  @Override
  default SignIn signIn(AccountRef account, Secret password) {
    return inventory().users().http().within(() -> ownSignIn().signIn(account, password));
  }

  @Override
  default ReadBack readBack(AccessItem item) {
    return inventory().users().http().within(() -> inventory().readBack(item));
  }
}
