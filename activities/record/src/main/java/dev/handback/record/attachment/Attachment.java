package dev.handback.record.attachment;

import dev.handback.offboarding.access.ItemId;
import java.time.Instant;

/**
 * A file on the record, without what is in it.
 *
 * @param mediaType what its content is, not what its sender says
 * @param size bytes
 * @param sha256 hexadecimal, as the evidence chain has it
 */
public record Attachment(
    String id,
    ItemId item,
    String name,
    String mediaType,
    long size,
    String sha256,
    String attachedBy,
    Instant attachedAt) {}
