package dev.handback.api.console;

import dev.handback.record.exception.ExceptionView;
import java.util.List;

/** Access that stays for a time, those that hold first. */
public record ExceptionsPage(Shell shell, List<ExceptionView> exceptions) {

  public ExceptionsPage {
    exceptions = List.copyOf(exceptions);
  }
}
