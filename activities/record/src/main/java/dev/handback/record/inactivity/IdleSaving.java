package dev.handback.record.inactivity;

/** What silence would save a month, in one currency. */
public record IdleSaving(String amount, String currency, long seats) {}
