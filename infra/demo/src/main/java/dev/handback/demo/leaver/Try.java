package dev.handback.demo.leaver;

/**
 * One attempt to get in.
 *
 * @param what which door, and with what
 * @param letIn whether the target opened it
 * @param answer the target's own words
 */
public record Try(String what, boolean letIn, String answer) {}
