package dev.handback.record.item;

import dev.handback.offboarding.access.Disposition;
import dev.handback.offboarding.access.ItemClass;
import dev.handback.offboarding.access.ItemKind;
import dev.handback.offboarding.access.ItemStatus;
import dev.handback.offboarding.access.ProofMethod;
import dev.handback.offboarding.access.Return;
import dev.handback.offboarding.access.Reversibility;
import dev.handback.record.sql.UtcColumn;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code access_item}. {@code residual} is a JSON list. */
@MappedEntity("access_item")
record ItemRow(
    @Id String id,
    String offboardingId,
    int position,
    String targetId,
    ItemKind kind,
    String accountName,
    String name,
    ItemClass itemClass,
    Reversibility reversibility,
    String owner,
    @Nullable BigDecimal monthlyPrice,
    @Nullable String currency,
    ItemStatus status,
    @Nullable Disposition disposition,
    @UtcColumn @Nullable Instant removedAt,
    @Nullable ProofMethod proofMethod,
    @Nullable String proof,
    @UtcColumn @Nullable Instant provenAt,
    String residual,
    Return.@Nullable Result returned,
    @Nullable String returnedHow,
    @UtcColumn @Nullable Instant returnedAt) {}
