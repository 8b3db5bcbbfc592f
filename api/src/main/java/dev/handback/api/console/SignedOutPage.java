package dev.handback.api.console;

/** Here and at the provider: nobody is signed in any more. */
public record SignedOutPage(Shell shell) {}
