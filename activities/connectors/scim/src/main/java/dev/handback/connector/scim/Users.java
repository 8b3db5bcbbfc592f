package dev.handback.connector.scim;

import com.unboundid.scim2.common.GenericScimResource;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.messages.PatchOperation;
import com.unboundid.scim2.common.utils.JsonUtils;
import dev.handback.connector.ConnectorException;
import dev.handback.offboarding.access.AccountRef;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** The target's users: looked for, read and changed. */
record Users(ScimHttp http) {
  static final String ENDPOINT = "Users";
  private static final int PAGE = 100;

  /** All users whose attribute has this value, page by page. */
  List<ScimUser> matching(String attribute, String value) throws ScimException {
    var filter = encoded(Filter.eq(attribute, value).toString());
    var found = new LinkedHashMap<String, ScimUser>();
    int before;
    int total;
    do {
      before = found.size();
      var page =
          http.scim()
              .searchRequest(ENDPOINT)
              .filter(filter)
              .page(before + 1, PAGE)
              .invoke(GenericScimResource.class);
      page.forEach(resource -> found.put(resource.getId(), new ScimUser(resource)));
      total = page.getTotalResults();
      // A server that knows no pages sends the same again: nothing new ends the loop.
    } while (found.size() < total && found.size() > before);
    return List.copyOf(found.values());
  }

  /** So many users, or fewer, from this position on, counted from 0: SCIM itself counts from 1. */
  List<ScimUser> all(int first, int count) throws ScimException {
    var page =
        http.scim()
            .searchRequest(ENDPOINT)
            .page(first + 1, count)
            .invoke(GenericScimResource.class);
    var found = new ArrayList<ScimUser>();
    page.forEach(resource -> found.add(new ScimUser(resource)));
    var left = Math.max(0, page.getTotalResults() - first);
    // A server that knows no pages sends everything again.
    return found.size() > left
        ? found.stream().skip(first).limit(count).toList()
        : List.copyOf(found);
  }

  /** How many users have this value, by the target's own count; -1 where it ignores the filter. */
  int count(Path attribute, String value) throws ScimException {
    var page =
        http.scim()
            .searchRequest(ENDPOINT)
            .filter(encoded(Filter.eq(attribute.toString(), value).toString()))
            .page(1, PAGE)
            .invoke(GenericScimResource.class);
    for (var resource : page) {
      var values = JsonUtils.findMatchingPaths(attribute, resource.getObjectNode());
      if (values.stream().noneMatch(found -> found.asText().equals(value))) {
        return -1;
      }
    }
    return page.getTotalResults();
  }

  /** The user, or nothing once the target is seen to list it no more. */
  Optional<ScimUser> find(AccountRef account) throws ScimException {
    try {
      var resource =
          http.scim().retrieve(ENDPOINT, encoded(account.id()), GenericScimResource.class);
      return Optional.of(new ScimUser(resource));
    } catch (ScimException e) {
      return absent(account, e);
    }
  }

  /** Changes the user; false when it is absent. The answer is no proof and is not looked at. */
  boolean patch(AccountRef account, PatchOperation operation) throws ScimException {
    try {
      // As text, since an answer without content is allowed as well.
      http.scim()
          .modifyRequest(ENDPOINT, encoded(account.id()))
          .addOperation(operation)
          .invoke(String.class);
      return true;
    } catch (ScimException e) {
      return absent(account, e).isPresent();
    }
  }

  /**
   * A 404 means absence only where the list of users is there and is without the account: at a
   * wrong address everything is a 404.
   */
  private Optional<ScimUser> absent(AccountRef account, ScimException e) throws ScimException {
    if (ScimErrors.status(e) != ScimErrors.NOT_FOUND) {
      throw e;
    }
    var listed = matching("userName", account.name());
    if (listed.stream().anyMatch(user -> user.account().id().equals(account.id()))) {
      throw new ConnectorException.Conflict(
          "the target lists %s and answers that it is not there".formatted(account.name()), e);
    }
    return Optional.empty();
  }

  /** Wholly encoded, for the client library takes braces for templates and {@code %41} for an A. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
