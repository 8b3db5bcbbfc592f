package dev.handback.record.evidence;

import static dev.handback.record.evidence.Entry.draft;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.access.ItemId;
import dev.handback.record.attachment.NewFile;
import java.time.Instant;

/** That somebody attached a file: what it hashes to is in the chain, the file beside it (O2). */
public final class FileEntries {

  private FileEntries() {}

  /** The same file for the same item is attached once. */
  public static Entry attached(
      OffboardingId offboarding, ItemId item, String by, Instant at, NewFile file) {
    return draft(EntryType.FILE_ATTACHED, offboarding, by, at)
        .with("item", item.value())
        .with("name", file.name())
        .with("mediaType", file.mediaType())
        .with("size", file.size())
        .with("sha256", file.sha256())
        .knownBy(item, file.name(), file.sha256());
  }
}
