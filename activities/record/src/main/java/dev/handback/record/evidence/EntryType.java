package dev.handback.record.evidence;

/** What kind of fact an entry of the chain states. */
public enum EntryType {
  /** It was held before it began: too many at once. */
  HELD,

  /** Somebody let a held one begin, or not. */
  HOLD_DECIDED,

  /** An operator had an event about it decided anew. */
  EVENT_REPLAYED,

  /** An operator had an event about it go on without what its source's API left unsaid. */
  EVENT_PROCEEDED,

  /** An operator put an event about it aside. */
  EVENT_DISCARDED,

  /** The run began: trigger, source, policy version. */
  OPENED,

  /** An item joined the plan. */
  PLANNED,

  /** Something was found and stays. */
  KEPT,

  /** A target did not say what the subject has there. */
  UNREACHED,

  /** The run is in this stage and state from now on. */
  ENTERED,

  /** Somebody moved the effective date. */
  DATE_MOVED,

  /** Somebody took the event back. */
  RESCINDED,

  /** An act or a try, and what came of it. */
  OUTCOME,

  /** Somebody attached a file; the entry has what it hashes to. */
  FILE_ATTACHED,

  /** A seat went from one account of the ledger to another. */
  SEAT_MOVED,

  /** Access stays for a time, approved. */
  EXCEPTION_GRANTED,

  /** A seat is kept for a while, and why. */
  SEAT_WAITS,

  /** A seat is kept no more. */
  SEAT_WAIT_ENDED,

  /** Something is owed, was escalated, or is owed no more. */
  OBLIGATION,

  /** The last entry: every item's end. */
  SEALED
}
