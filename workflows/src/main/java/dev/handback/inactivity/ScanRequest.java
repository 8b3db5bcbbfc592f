package dev.handback.inactivity;

import org.jspecify.annotations.Nullable;

/**
 * Asks for a scan.
 *
 * @param progress null for a new one
 */
public record ScanRequest(@Nullable ScanProgress progress) {}
