package dev.handback.inactivity;

import io.temporal.activity.ActivityInterface;
import java.util.List;

/** The inventory, and the intake that every offboarding goes through. */
@ActivityInterface(namePrefix = "InactivityRecord_")
public interface InactivityRecordActivities {

  /** Enabled accounts of subjects whom no offboarding is under way for. */
  UnusedPage unused(UnusedQuery query);

  /**
   * What programs sign in with, workload by workload, without what was asked about already in this
   * period and what belongs to a workload that another offboarding is under way for.
   */
  KeyPage unusedKeys(KeyQuery query);

  /**
   * Takes them in as any event; the api's dispatcher starts the runs. One that was asked in this
   * period already changes nothing.
   *
   * @return how many are new
   */
  int ask(Questions questions);

  /** Asked about, waiting for the date, and used since. */
  List<UsedAgain> usedAgain();

  /**
   * Questions in the order of asking.
   *
   * @param atMost so many new ones
   */
  record Questions(List<Question> questions, int atMost) {

    public Questions {
      questions = List.copyOf(questions);
    }
  }
}
