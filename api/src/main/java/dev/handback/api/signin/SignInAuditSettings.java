package dev.handback.api.signin;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * The audit of sign-ins.
 *
 * @param retention how long it is kept
 */
@ConfigurationProperties("handback.sign-in.audit")
public record SignInAuditSettings(@Bindable(defaultValue = "P400D") Duration retention) {

  public SignInAuditSettings {
    if (!retention.isPositive()) {
      throw new IllegalArgumentException("handback.sign-in.audit.retention must be positive");
    }
  }
}
