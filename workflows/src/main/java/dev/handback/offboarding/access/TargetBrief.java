package dev.handback.offboarding.access;

import java.time.Duration;

/**
 * What a run needs to know of a target: nothing of its vendor.
 *
 * @param taskQueue where activities on it run: the queue of the runs, or one of its network zone
 * @param sla how long a removal may be owed there before it is escalated (requirement O3)
 */
public record TargetBrief(TargetId id, String owner, String taskQueue, Duration sla) {}
