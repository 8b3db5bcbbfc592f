package dev.handback.record.inventory;

/** Where an account stands. */
public enum InventoryState {
  /** There, and somebody's. */
  CORRELATED,
  /** There, and nobody can tell whose; given to a person. */
  QUARANTINED,
  /** The last full sync did not find it any more. */
  GONE
}
