package dev.handback.demo.bench;

import dev.handback.connector.ListsAccounts;
import dev.handback.connector.estate.TargetConfig;
import dev.handback.inventory.AccountKind;
import dev.handback.inventory.AccountNames;
import dev.handback.inventory.AccountPage;
import dev.handback.inventory.ListedAccount;
import dev.handback.offboarding.access.AccountRef;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A target in memory that has accounts from the first and can list them. */
final class InProcessDirectory extends InProcessConnector implements ListsAccounts {

  private final int accounts;

  InProcessDirectory(TargetConfig config, int accounts) {
    super(config);
    this.accounts = accounts;
    IntStream.range(0, accounts).forEach(number -> open(name(number)));
  }

  @Override
  public AccountPage listAccounts(@Nullable String cursor, int limit) {
    var from = cursor == null ? 0 : Integer.parseInt(cursor);
    var to = Math.min(accounts, from + limit);
    var page = IntStream.range(from, to).mapToObj(this::listed).toList();
    return new AccountPage(page, to == accounts ? null : Integer.toString(to));
  }

  private ListedAccount listed(int number) {
    var name = name(number);
    return new ListedAccount(
        new AccountRef(name, name),
        new AccountNames(name, null, name),
        AccountKind.PERSON,
        null,
        isOpen(name),
        null,
        null,
        null);
  }

  private static String name(int number) {
    return "member-%05d".formatted(number);
  }
}
