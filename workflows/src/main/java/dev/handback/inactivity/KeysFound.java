package dev.handback.inactivity;

/**
 * What a scan found of what programs sign in with.
 *
 * @param unused keys unused for longer than the policy allows, of those that were looked at
 * @param asked how many workloads' owners are asked
 * @param notKnown keys of which no target says whether they are used: nobody is asked about them
 */
public record KeysFound(int unused, int asked, int notKnown) {}
