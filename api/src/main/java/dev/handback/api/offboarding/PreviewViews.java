package dev.handback.api.offboarding;

import dev.handback.offboarding.plan.BlastRadius;
import dev.handback.offboarding.plan.Findings;
import dev.handback.offboarding.plan.Preview;
import io.micronaut.serde.annotation.SerdeImport;

/** A preview is made to be read, and is answered as it was made. */
@SerdeImport(Preview.class)
@SerdeImport(Preview.Item.class)
@SerdeImport(Preview.Remark.class)
@SerdeImport(Preview.Approvals.class)
@SerdeImport(Preview.SignOff.class)
@SerdeImport(BlastRadius.class)
@SerdeImport(Findings.Unreached.class)
final class PreviewViews {
  private PreviewViews() {}
}
