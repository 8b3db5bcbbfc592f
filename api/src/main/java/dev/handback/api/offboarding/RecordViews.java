package dev.handback.api.offboarding;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.Source;
import dev.handback.offboarding.Subject;
import dev.handback.offboarding.access.ItemId;
import dev.handback.offboarding.access.TargetId;
import dev.handback.offboarding.obligation.ObligationId;
import dev.handback.record.item.FinanceView;
import dev.handback.record.item.ItemView;
import dev.handback.record.item.KeptView;
import dev.handback.record.item.RestoredView;
import dev.handback.record.item.SecurityView;
import dev.handback.record.message.Delivery;
import dev.handback.record.obligation.ObligationView;
import dev.handback.record.run.Figures;
import dev.handback.record.run.OffboardingRecord;
import dev.handback.record.run.OffboardingSummary;
import dev.handback.record.run.Page;
import dev.handback.record.run.PlanResult;
import dev.handback.record.run.RetirementView;
import dev.handback.record.watch.ProbeView;
import dev.handback.record.watch.SeenItem;
import io.micronaut.serde.annotation.SerdeImport;

/** The record's own views, which know nothing of the api, are answered as they are. */
@SerdeImport(Page.class)
@SerdeImport(OffboardingSummary.class)
@SerdeImport(OffboardingRecord.class)
@SerdeImport(Figures.class)
@SerdeImport(PlanResult.class)
@SerdeImport(RetirementView.class)
@SerdeImport(PlanResult.Otherwise.class)
@SerdeImport(ItemView.class)
@SerdeImport(RestoredView.class)
@SerdeImport(KeptView.class)
@SerdeImport(SecurityView.class)
@SerdeImport(FinanceView.class)
@SerdeImport(ObligationView.class)
@SerdeImport(Delivery.class)
@SerdeImport(ProbeView.class)
@SerdeImport(SeenItem.class)
@SerdeImport(Subject.class)
@SerdeImport(Source.class)
@SerdeImport(OffboardingId.class)
@SerdeImport(ItemId.class)
@SerdeImport(TargetId.class)
@SerdeImport(ObligationId.class)
final class RecordViews {
  private RecordViews() {}
}
