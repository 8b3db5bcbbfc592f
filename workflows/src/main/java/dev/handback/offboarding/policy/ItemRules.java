package dev.handback.offboarding.policy;

import java.util.List;
import java.util.stream.Stream;

/**
 * What policy says of single items, each rule by a condition over the item and its target
 * (requirement P4). Conditions are the text of the file: the run has them answered once it knows
 * its items.
 *
 * @param approvals of all that hold for any item, the highest number counts
 * @param signOffs the first that holds counts, before what the policy says of all
 */
public record ItemRules(List<Approval> approvals, List<SignOff> signOffs) {

  public static final ItemRules NONE = new ItemRules(List.of(), List.of());

  public ItemRules {
    approvals = List.copyOf(approvals);
    signOffs = List.copyOf(signOffs);
  }

  Stream<String> conditions() {
    return Stream.concat(
        approvals.stream().map(Approval::when), signOffs.stream().map(SignOff::when));
  }

  /** So many different people approve before such an item is touched. */
  public record Approval(String when, int approvers) {}

  /** How the owner of such an item is asked. */
  public record SignOff(String when, Policy.SignOffs terms) {}
}
