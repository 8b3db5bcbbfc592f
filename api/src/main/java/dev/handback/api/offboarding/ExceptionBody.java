package dev.handback.api.offboarding;

import dev.handback.offboarding.ExceptionGrant.Register;
import io.micronaut.serde.annotation.Serdeable;
import java.time.OffsetDateTime;
import java.util.Objects;

/**
 * Access that stays for a time.
 *
 * @param scope what stays, in words
 * @param compensatingControl what watches over it meanwhile
 * @param register GENERAL unless it is one of the special registers
 */
@Serdeable
record ExceptionBody(
    String reason,
    OffsetDateTime until,
    String scope,
    String compensatingControl,
    Register register) {

  ExceptionBody {
    register = Objects.requireNonNullElse(register, Register.GENERAL);
  }
}
