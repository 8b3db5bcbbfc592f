package dev.handback.api.console;

import org.jspecify.annotations.Nullable;

/**
 * Who are you?
 *
 * @param to the page that was asked for
 * @param wrong why the last try failed; null before
 */
public record SignInPage(Shell shell, String to, String username, @Nullable String wrong) {}
