package dev.handback.estate.seed;

/**
 * Somebody who works here, as every system of the estate knows them.
 *
 * @param id the system of record's id, for example an employee number
 * @param userName the part of the work address before the {@code @}
 */
public record SeedPerson(
    String id,
    String userName,
    String givenName,
    String familyName,
    String email,
    String password) {

  public String displayName() {
    return givenName + " " + familyName;
  }

  @Override
  public String toString() {
    return "SeedPerson[" + id + ", " + userName + "]";
  }
}
