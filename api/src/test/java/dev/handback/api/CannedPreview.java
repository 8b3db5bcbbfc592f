package dev.handback.api;

import dev.handback.offboarding.OffboardingRequest;
import dev.handback.offboarding.PreviewWorkflow;
import dev.handback.offboarding.access.AccountRef;
import dev.handback.offboarding.access.FoundAccess;
import dev.handback.offboarding.access.Gap;
import dev.handback.offboarding.access.ItemKind;
import dev.handback.offboarding.access.TargetBrief;
import dev.handback.offboarding.access.TargetId;
import dev.handback.offboarding.plan.Findings;
import dev.handback.offboarding.plan.Planned;
import dev.handback.offboarding.plan.Preview;
import dev.handback.offboarding.policy.ConditionsHeld;
import dev.handback.offboarding.policy.ItemRules;
import dev.handback.offboarding.policy.PlanPolicy;
import dev.handback.offboarding.policy.Policy;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A preview of whoever it is: an account that a report needs, a seat, and a target that is away.
 */
public final class CannedPreview implements PreviewWorkflow {

  private static final TargetId CRM = new TargetId("crm");

  @Override
  public Preview preview(OffboardingRequest request) {
    var who = request.subject().id();
    var account = new AccountRef("uid=" + who, who);
    var found =
        List.of(
            FoundAccess.of(CRM, ItemKind.ACCOUNT, account, account.id(), who),
            new FoundAccess(
                CRM,
                ItemKind.SEAT,
                account,
                "designer",
                "Designer seat",
                new BigDecimal("12.50"),
                "EUR"));
    var estate = List.of(new TargetBrief(CRM, "crm-owner", "targets", Duration.ofHours(4)));
    var planned = Planned.from(request, policy(), estate, found);
    return Preview.of(
        request,
        new PlanPolicy(policy(), ConditionsHeld.NONE),
        new Findings(
            planned,
            Map.of(
                planned.items().getFirst().id(),
                List.of("the nightly report runs as %s".formatted(who))),
            List.of(new Findings.Unreached(new TargetId("erp"), "erp does not answer")),
            List.of(new Gap(CRM, ItemKind.SEAT, "the connector of crm cannot release seats"))));
  }

  private static Policy policy() {
    return new Policy(
        "2026-11",
        Map.of(),
        List.of(),
        "security-desk",
        Duration.ofDays(2),
        Duration.ofDays(1),
        Duration.ofDays(3),
        List.of(),
        List.of(),
        List.of(),
        new Policy.SignOffs(Duration.ofDays(14), Policy.SafeDefault.DISABLE),
        List.of(),
        List.of(),
        0,
        ItemRules.NONE);
  }
}
