package dev.handback.scimapp.account;

/** The SCIM {@code id} of an account: a random UUID, never used a second time. */
public record AccountId(String value) {}
