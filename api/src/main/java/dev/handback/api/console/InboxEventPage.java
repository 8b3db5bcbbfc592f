package dev.handback.api.console;

import dev.handback.api.problem.ProblemDocument;
import dev.handback.record.inbox.InboxLine;
import org.jspecify.annotations.Nullable;

/**
 * One event, and the forms that have it decided anew or put aside.
 *
 * @param wrong why a decision was refused; null before one was sent
 */
public record InboxEventPage(Shell shell, InboxLine event, @Nullable ProblemDocument wrong) {}
