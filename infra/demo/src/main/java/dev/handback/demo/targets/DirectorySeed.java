package dev.handback.demo.targets;

import com.unboundid.ldap.sdk.LDAPException;
import dev.handback.demo.company.Company;
import dev.handback.demo.company.Payroll;
import dev.handback.demo.company.Person;
import dev.handback.estate.seed.LdapSeed;
import dev.handback.estate.seed.SeedPerson;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Everybody's entry, a group for each department, one of all, and one with a single member. */
record DirectorySeed(LdapSeed seed, Payroll payroll) {

  void put() throws LDAPException {
    seed.units();
    seed.people(payroll.on(Company.DIRECTORY));
    for (Map.Entry<String, List<SeedPerson>> group : groups().entrySet()) {
      seed.group(group.getKey(), group.getValue());
    }
  }

  private Map<String, List<SeedPerson>> groups() {
    Map<String, List<SeedPerson>> groups =
        Company.people().stream()
            .filter(person -> person.isOn(Company.DIRECTORY))
            .collect(
                Collectors.groupingBy(
                    Person::department,
                    TreeMap::new,
                    Collectors.mapping(payroll::seed, Collectors.toList())));
    groups.put("staff", payroll.on(Company.DIRECTORY));
    groups.put("night-shift", List.of(payroll.seed(Company.person(Company.LAST_MEMBER))));
    return groups;
  }
}
