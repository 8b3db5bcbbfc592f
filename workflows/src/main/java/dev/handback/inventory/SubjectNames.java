package dev.handback.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The names that a page's accounts have, by which their subjects are looked up. */
public record SubjectNames(List<String> ids, List<String> emails, List<String> userNames) {

  public SubjectNames {
    ids = List.copyOf(ids);
    emails = List.copyOf(emails);
    userNames = List.copyOf(userNames);
  }

  /** By the name that the target correlates by, and by the names of owners. */
  static SubjectNames in(AccountPage page, CorrelateBy by) {
    var ids = new ArrayList<String>();
    var emails = new ArrayList<String>();
    var userNames = new ArrayList<String>();
    for (var account : page.accounts()) {
      var names = account.names();
      Stream.ofNullable(account.owner())
          .forEach(owner -> (owner.indexOf('@') < 0 ? ids : emails).add(owner));
      switch (by) {
        case SUBJECT_ID -> Stream.ofNullable(names.subjectId()).forEach(ids::add);
        case EMAIL -> Stream.ofNullable(names.email()).forEach(emails::add);
        case USER_NAME -> Stream.ofNullable(names.userName()).forEach(userNames::add);
      }
    }
    return new SubjectNames(
        ids.stream().distinct().toList(), lowerCase(emails), lowerCase(userNames));
  }

  public boolean nameNobody() {
    return ids.isEmpty() && emails.isEmpty() && userNames.isEmpty();
  }

  private static List<String> lowerCase(List<String> names) {
    return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).distinct().toList();
  }
}
