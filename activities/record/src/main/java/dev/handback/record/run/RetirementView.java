package dev.handback.record.run;

/**
 * How far the retirement of an application has come (requirement T6). Each page is an offboarding
 * of its own, {@code <id>-p1} and on.
 *
 * @param pages how many have begun
 * @param pagesOver how many are sealed or taken back
 * @param accounts how many were found on them
 * @param accountsGone how many have come to their end
 * @param seats how many they hold
 * @param seatsReclaimed how many the vendor's own count says are free
 * @param owed how much people and targets owe on them now
 */
public record RetirementView(
    int pages,
    int pagesOver,
    int accounts,
    int accountsGone,
    int seats,
    int seatsReclaimed,
    int owed) {}
