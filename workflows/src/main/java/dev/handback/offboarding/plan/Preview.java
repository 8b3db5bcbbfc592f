package dev.handback.offboarding.plan;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.handback.offboarding.OffboardingRequest;
import dev.handback.offboarding.Stage;
import dev.handback.offboarding.Subject;
import dev.handback.offboarding.Trigger;
import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.Gap;
import dev.handback.offboarding.access.ItemClass;
import dev.handback.offboarding.access.ItemId;
import dev.handback.offboarding.access.ItemKind;
import dev.handback.offboarding.access.KeptAccess;
import dev.handback.offboarding.access.Reversibility;
import dev.handback.offboarding.access.TargetId;
import dev.handback.offboarding.policy.PlanPolicy;
import dev.handback.offboarding.policy.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an offboarding would do if it began now (requirement P6): the run's own plan, and what can
 * be known of it before anything is touched.
 *
 * @param effectiveAt null means at once
 * @param order the stages that would have something to do
 * @param irreversible what taking the offboarding back would not bring back
 * @param manual what only people could do
 */
public record Preview(
    Subject subject,
    Trigger trigger,
    String policyVersion,
    @Nullable Instant effectiveAt,
    List<Item> items,
    List<Remark> kept,
    List<Stage> order,
    Approvals approvals,
    List<SignOff> signOffs,
    List<Remark> irreversible,
    BlastRadius blastRadius,
    List<Findings.Unreached> unreached,
    List<Remark> manual) {

  public Preview {
    items = List.copyOf(items);
    kept = List.copyOf(kept);
    order = List.copyOf(order);
    signOffs = List.copyOf(signOffs);
    irreversible = List.copyOf(irreversible);
    unreached = List.copyOf(unreached);
    manual = List.copyOf(manual);
  }

  /** A pure function of the request, the policy in force and what was found. */
  public static Preview of(OffboardingRequest request, PlanPolicy terms, Findings findings) {
    var policy = terms.policy();
    if (findings.planned().nobodyKnows() && findings.unreached().isEmpty()) {
      return ofUnknown(request, terms);
    }
    var items = findings.planned().items();
    return new Preview(
        request.subject(),
        request.trigger(),
        policy.version(),
        request.effectiveAt(),
        items.stream().map(item -> item(terms, findings, item)).toList(),
        findings.planned().kept().stream().map(Remark::of).toList(),
        order(items),
        Approvals.of(request, terms, items),
        signOffs(request, terms, findings),
        irreversible(items),
        BlastRadius.of(findings),
        findings.unreached(),
        manual(findings));
  }

  /** The run would ask a person who this is, and do nothing else. */
  private static Preview ofUnknown(OffboardingRequest request, PlanPolicy terms) {
    var policy = terms.policy();
    var unknown = Plan.unknownSubject(request.id(), request.subject(), policy.escalateTo());
    var why = "No target knows %s".formatted(request.subject().label());
    var nothing = new Findings(new Planned(List.of(), List.of()), Map.of(), List.of(), List.of());
    return new Preview(
        request.subject(),
        request.trigger(),
        policy.version(),
        request.effectiveAt(),
        List.of(item(terms, nothing, unknown)),
        List.of(),
        order(List.of()),
        Approvals.of(request, terms, List.of()),
        List.of(),
        List.of(),
        BlastRadius.of(nothing),
        List.of(),
        List.of(Remark.of(unknown, why)));
  }

  private static Item item(PlanPolicy terms, Findings findings, AccessItem item) {
    var dependents = findings.dependentsOf(item);
    return new Item(
        item.id(),
        item.target(),
        item.kind(),
        item.name(),
        item.account().name(),
        item.itemClass(),
        item.reversibility(),
        item.owner(),
        Action.of(item.kind()),
        dependents,
        terms.signOffsFor(item.id()) != null && (item.exposed() || !dependents.isEmpty()));
  }

  private static List<Stage> order(List<AccessItem> items) {
    return Stream.of(Stage.values())
        .filter(stage ->
            stage == Stage.PLAN
                || stage == Stage.SEAL
                || items.stream().anyMatch(item -> stage.concerns(item.kind())))
        .toList();
  }

  private static List<SignOff> signOffs(
      OffboardingRequest request, PlanPolicy terms, Findings findings) {
    return findings.planned().items().stream()
        .filter(item -> item.exposed() || !findings.dependentsOf(item).isEmpty())
        .flatMap(item ->
            Stream.ofNullable(terms.signOffsFor(item.id()))
                .map(asked -> SignOff.of(item, asked, ownerOf(item, request, terms.policy()))))
        .toList();
  }

  private static String ownerOf(AccessItem item, OffboardingRequest request, Policy policy) {
    return request.subject().signsAs(item.owner()) ? policy.escalateTo() : item.owner();
  }

  private static List<Remark> irreversible(List<AccessItem> items) {
    var remarks = new ArrayList<Remark>();
    for (var item : items) {
      var why = whyIrreversible(item);
      if (why != null) {
        remarks.add(Remark.of(item, why));
      }
    }
    return remarks;
  }

  private static @Nullable String whyIrreversible(AccessItem item) {
    return switch (item.kind()) {
      case CERTIFICATE -> "it is revoked for good: only a new one helps";
      case CREDENTIAL -> "the password is replaced by one that nobody knows: only a new one helps";
      case SEAT -> "the seat is free for anybody: it may be taken by then";
      case DELEGATION -> "whoever granted it must grant it again";
      case ACCOUNT, INTEGRATION, SESSIONS, ENTITLEMENT -> null;
    };
  }

  private static List<Remark> manual(Findings findings) {
    return findings.planned().items().stream()
        .flatMap(item ->
            findings.gaps().stream()
                .filter(gap -> gap.concerns(item))
                .map(Gap::why)
                .limit(1)
                .map(why -> Remark.of(item, why)))
        .toList();
  }

  /**
   * One item as it is planned.
   *
   * @param dependents what would break without it, one sentence each
   * @param needsSignOff whether its owner is asked before it is cut
   */
  public record Item(
      ItemId id,
      TargetId target,
      ItemKind kind,
      String name,
      String account,
      @JsonProperty("class") ItemClass itemClass,
      Reversibility reversibility,
      String owner,
      Action action,
      List<String> dependents,
      boolean needsSignOff) {

    public Item {
      dependents = List.copyOf(dependents);
    }
  }

  /** One sentence about one thing. */
  public record Remark(TargetId target, ItemKind kind, String name, String why) {
    static Remark of(AccessItem item, String why) {
      return new Remark(item.target(), item.kind(), item.name(), why);
    }

    static Remark of(KeptAccess kept) {
      return new Remark(kept.target(), kept.kind(), kept.name(), kept.why());
    }
  }

  /**
   * Who must say yes.
   *
   * @param needed how many different people, before anything is touched
   * @param afterwards how many of them once it is contained, before what cannot be given back goes
   * @param within how long they have, an ISO 8601 duration; null when nobody needs to
   */
  public record Approvals(int needed, int afterwards, @Nullable String within) {
    static Approvals of(OffboardingRequest request, PlanPolicy terms, List<AccessItem> items) {
      var policy = terms.policy();
      var needed = terms.approversFor(request, items);
      var nobody = needed + policy.confirmers() == 0;
      var within = nobody ? null : policy.approveWithin().toString();
      return new Approvals(needed, policy.confirmers(), within);
    }
  }

  /**
   * An owner who is asked before an account is cut on which others depend.
   *
   * @param within how long they have, an ISO 8601 duration
   * @param otherwise what silence means
   */
  public record SignOff(
      TargetId target, String account, String owner, String within, Policy.SafeDefault otherwise) {

    static SignOff of(AccessItem item, Policy.SignOffs asked, String owner) {
      return new SignOff(
          item.target(), item.name(), owner, asked.within().toString(), asked.otherwise());
    }
  }
}
