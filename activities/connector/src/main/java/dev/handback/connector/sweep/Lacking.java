package dev.handback.connector.sweep;

import dev.handback.connector.CountsSeats;
import dev.handback.connector.DisablesAccounts;
import dev.handback.connector.DisablesIntegrations;
import dev.handback.connector.EndsSessions;
import dev.handback.connector.ReadsBack;
import dev.handback.connector.ReleasesSeats;
import dev.handback.connector.RemovesEntitlements;
import dev.handback.connector.RevokesCertificates;
import dev.handback.connector.RevokesDelegations;
import dev.handback.connector.RotatesSecrets;
import dev.handback.offboarding.access.Gap;
import dev.handback.offboarding.access.ItemKind;
import java.util.List;
import java.util.stream.Stream;

/** What the stages will ask people for at a target, because its connector cannot do it. */
final class Lacking {

  private Lacking() {}

  /** The first capability that is missing for each kind of item. */
  static List<Gap> of(Target target) {
    return Stream.of(ItemKind.values())
        .flatMap(kind ->
            needs(kind).stream()
                .filter(need -> !need.capability().isInstance(target.connector()))
                .limit(1)
                .map(need -> new Gap(target.id(), kind, Outcomes.cannot(target, need.what()))))
        .toList();
  }

  private static List<Need> needs(ItemKind kind) {
    var proof = new Need(ReadsBack.class, "try to get in");
    return switch (kind) {
      case SESSIONS -> List.of(new Need(EndsSessions.class, "end sessions"), proof);
      case CREDENTIAL -> List.of(new Need(RotatesSecrets.class, "replace passwords"), proof);
      case CERTIFICATE ->
          List.of(new Need(RevokesCertificates.class, "revoke certificates"), proof);
      case ENTITLEMENT ->
          List.of(new Need(RemovesEntitlements.class, "remove entitlements"), proof);
      case ACCOUNT -> List.of(new Need(DisablesAccounts.class, "disable accounts"), proof);
      case INTEGRATION ->
          List.of(new Need(DisablesIntegrations.class, "disable integrations"), proof);
      case DELEGATION ->
          List.of(new Need(RevokesDelegations.class, "revoke what others have granted"), proof);
      case SEAT ->
          List.of(
              new Need(ReleasesSeats.class, "release seats"),
              new Need(CountsSeats.class, "read the vendor's seat count"));
    };
  }

  /** A capability, and what it is for. */
  private record Need(Class<?> capability, String what) {}
}
