package dev.handback.api.estate;

import static java.util.stream.Collectors.groupingBy;

import dev.handback.api.Api;
import dev.handback.record.estate.TargetRegister;
import dev.handback.record.estate.TargetView;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.SerdeImport;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import java.util.List;
import java.util.TreeMap;

/** How targets stand, and what connectors can do (requirement O3). */
@Controller
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@SecurityRequirement(name = Api.TOKEN)
@SerdeImport(TargetView.class)
final class TargetController {

  private final TargetRegister register;

  TargetController(TargetRegister register) {
    this.register = register;
  }

  @Get("/targets")
  @Operation(summary = "Every target: its connector, how it was last met, what it owes")
  Targets targets() {
    return new Targets(register.list());
  }

  @Get("/connectors")
  @Operation(summary = "Every connector in use, what it can do, and its targets")
  Connectors connectors() {
    var byName = new TreeMap<>(register.list().stream().collect(groupingBy(TargetView::connector)));
    return new Connectors(
        byName.entrySet().stream().map(one -> Connector.of(one.getKey(), one.getValue())).toList());
  }

  /** All targets, by name. */
  @Serdeable
  record Targets(List<TargetView> targets) {}

  /** All connectors in use, by name. */
  @Serdeable
  record Connectors(List<Connector> connectors) {}

  /** One of them: what it can do at any of its targets. */
  @Serdeable
  record Connector(String connector, List<String> capabilities, List<String> targets) {
    static Connector of(String name, List<TargetView> targets) {
      return new Connector(
          name,
          targets.stream().flatMap(it -> it.capabilities().stream()).distinct().sorted().toList(),
          targets.stream().map(it -> it.id().value()).toList());
    }
  }
}
