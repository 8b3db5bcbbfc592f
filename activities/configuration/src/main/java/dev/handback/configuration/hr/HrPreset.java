package dev.handback.configuration.hr;

import com.fasterxml.jackson.core.JsonPointer;
import dev.handback.configuration.hr.HrApi.Webhooks;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Known APIs, each by its own pages. */
public enum HrPreset {
  /** https://documentation.bamboohr.com: Get Employee, and Get Changed Employee IDs. */
  BAMBOOHR {
    @Override
    Webhooks webhooks() {
      return Webhooks.COMPLETE;
    }

    @Override
    Fetch fetch() {
      var person =
          new Fetch.Person(
              JsonPointer.compile("/workEmail"),
              JsonPointer.compile("/displayName"),
              JsonPointer.compile("/supervisorEId"),
              null,
              JsonPointer.compile("/terminationDate"),
              JsonPointer.compile("/status"));
      // future values: a change is listed when it is typed, which is before its day
      var path =
          "/api/v1/employees/{id}?onlyCurrent=false"
              + "&fields=workEmail,displayName,supervisorEId,terminationDate,status";
      return new Fetch(path, person, List.of("Active"));
    }

    @Override
    Poll poll() {
      return new Poll(
          "/api/v1/employees/changed?since={since}",
          JsonPointer.compile("/employees"),
          JsonPointer.compile("/id"),
          JsonPointer.compile("/lastChanged"));
    }
  };

  abstract Webhooks webhooks();

  abstract Fetch fetch();

  /** Null where it cannot be asked for changes. */
  abstract @Nullable Poll poll();
}
