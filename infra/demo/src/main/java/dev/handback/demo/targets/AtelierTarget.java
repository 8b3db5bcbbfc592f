package dev.handback.demo.targets;

import dev.handback.demo.company.Company;
import dev.handback.demo.company.Payroll;
import dev.handback.demo.stack.Facts;
import dev.handback.demo.stack.Part;
import dev.handback.demo.stack.ProgramStart;
import dev.handback.demo.stack.Surroundings;
import dev.handback.estate.InstanceMemory;
import dev.handback.estate.Launch;
import dev.handback.estate.Lifetime;
import dev.handback.estate.ProcessSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Atelier: accounts with a designer's seat, a viewer's or none. */
public final class AtelierTarget {
  static final String SEAT_POOLS = "designer:60:45.00:EUR,viewer:80:9.00:EUR";

  private AtelierTarget() {}

  public static Facts.Target start(Surroundings surroundings, Payroll payroll) {
    Launch launch = surroundings.launch(Part.ATELIER);
    String token = InstanceMemory.open(launch.dir()).credentials("scim").password();
    String url = ProgramStart.atelier(surroundings, launch, spec -> configured(spec, token));
    SeededOnce.put(
        surroundings, Part.ATELIER, payroll, () -> new AtelierSeed(url, token).put(payroll));
    return new Facts.Target(
        Company.ATELIER,
        "scim",
        url + "/scim/v2",
        Map.of(
            "signIn",
            url + "/sign-in",
            "me",
            url + "/me",
            "token",
            token,
            "seats",
            List.of(
                Map.of("sku", "designer", "monthlyPrice", "45.00", "currency", "EUR"),
                Map.of("sku", "viewer", "monthlyPrice", "9.00", "currency", "EUR"))));
  }

  private static ProcessSpec configured(ProcessSpec spec, String token) {
    Path data = spec.dir().resolve("data");
    return lyingOnDemand(spec)
        .with("ATELIER_SCIM_TOKEN", token)
        .with("ATELIER_DATA_DIR", data.toString())
        .with("ATELIER_SEAT_POOLS", SEAT_POOLS);
  }

  /** For specs and fault runs, never for a demo that people look at: it takes faults by request. */
  private static ProcessSpec lyingOnDemand(ProcessSpec spec) {
    List<String> command =
        spec.lifetime() == Lifetime.WITH_JVM
            ? Stream.concat(spec.command().stream(), Stream.of("--faults")).toList()
            : spec.command();
    return new ProcessSpec(spec.name(), spec.dir(), command, spec.environment(), spec.lifetime());
  }
}
