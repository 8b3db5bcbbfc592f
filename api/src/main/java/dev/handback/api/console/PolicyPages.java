package dev.handback.api.console;

import dev.handback.api.problem.Refusal;
import dev.handback.record.policy.PolicyVersion;
import dev.handback.record.policy.PolicyVersions;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;

/** The policy: what is in force, what was, and what differs (requirement P4). */
@Controller(PolicyPages.PATH)
@Hidden
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class PolicyPages {

  static final String PATH = "/console/policy";
  static final String SECTION = "policy";

  private static final int MOST = 200;

  private final Pages pages;
  private final PolicyVersions versions;

  PolicyPages(Pages pages, PolicyVersions versions) {
    this.pages = pages;
    this.versions = versions;
  }

  @Get
  HttpResponse<String> show(HttpRequest<?> request, @QueryValue(defaultValue = "") String version) {
    var all = versions.list(MOST);
    var shell = pages.shell(request, SECTION, Texts.english().of("policy.title"));
    var mayTry = TryPages.MAY.stream().anyMatch(shell::may);
    if (all.isEmpty() && version.isEmpty()) {
      return pages.page(SECTION, new PolicyPage(shell, all, null, "", mayTry));
    }
    var shown = version.isEmpty() ? all.getFirst() : find(all, version);
    return pages.page(SECTION, new PolicyPage(shell, all, shown, text(shown.version()), mayTry));
  }

  @Get("/difference")
  HttpResponse<String> difference(
      HttpRequest<?> request, @QueryValue String from, @QueryValue String to) {
    var shell = pages.shell(request, SECTION, Texts.english().of("policy.title"));
    var difference = Difference.between(text(from), text(to));
    return pages.page(
        "policy-difference", new DifferencePage(shell, versions.list(MOST), from, to, difference));
  }

  private static PolicyVersion find(List<PolicyVersion> all, String version) {
    return all.stream()
        .filter(one -> one.version().equals(version))
        .findFirst()
        .orElseThrow(PolicyPages::unknown);
  }

  private String text(String version) {
    return versions.text(version).orElseThrow(PolicyPages::unknown);
  }

  private static Refusal unknown() {
    return Refusal.of(HttpStatus.NOT_FOUND, "There is no such version of the policy");
  }
}
