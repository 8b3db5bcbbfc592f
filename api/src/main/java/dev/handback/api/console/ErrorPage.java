package dev.handback.api.console;

import dev.handback.api.problem.ProblemDocument;

/** What went wrong, and what to do. */
public record ErrorPage(Shell shell, ProblemDocument problem) {}
