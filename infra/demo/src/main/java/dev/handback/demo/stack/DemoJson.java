package dev.handback.demo.stack;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.handback.demo.company.Company;
import dev.handback.demo.company.Payroll;
import dev.handback.demo.company.Person;
import dev.handback.estate.EstateException;
import dev.handback.estate.PrivateFile;
import dev.handback.transmitter.Transmitter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** demo.json, all that a script needs; its fields are fixed by the contract. */
final class DemoJson {
  private final DemoHome home;
  private final Facts facts;
  private final Payroll payroll;

  DemoJson(DemoHome home, Facts facts) {
    this.home = home;
    this.facts = facts;
    this.payroll = Payroll.open(home.file("people.json"));
  }

  void write() {
    Map<String, Object> demo = new LinkedHashMap<>();
    demo.put("api", facts.web(Part.API).url());
    demo.put("console", facts.web(Part.API).url() + "/console");
    demo.put("temporal", facts.engine());
    demo.put("record", facts.database());
    demo.put("processes", Arrays.stream(Part.values()).flatMap(this::process).toList());
    demo.put("users", DemoUser.all(home));
    demo.put("sources", new Configuration(home).sources(facts.web(Part.API).url()));
    demo.put(
        "targets", home.targets().stream().map(facts::target).map(Facts.Target::block).toList());
    demo.put("mail", facts.mail());
    demo.put("personnel", facts.hrApi());
    demo.put("signals", signals(facts.web(Part.API).url()));
    demo.put("people", Company.people().stream().map(this::person).toList());
    try {
      String text = new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(demo);
      PrivateFile.write(home.demoJson(), text);
    } catch (JacksonException e) {
      throw new EstateException("Cannot write " + home.demoJson() + ": " + e.getMessage(), e);
    }
  }

  /** Where an application that listens looks, and what it polls. */
  private static Map<String, Object> signals(String api) {
    Map<String, Object> signals = new LinkedHashMap<>();
    signals.put("configuration", api + "/.well-known/ssf-configuration");
    signals.put("stream", "portal");
    signals.put("poll", api + Transmitter.STREAMS + "/portal/poll");
    return signals;
  }

  private Stream<Map<String, Object>> process(Part part) {
    return home.running(part).stream().map(running -> process(part.label(), running.pid()));
  }

  private static Map<String, Object> process(String name, long pid) {
    Map<String, Object> process = new LinkedHashMap<>();
    process.put("name", name);
    process.put("pid", pid);
    return process;
  }

  private Map<String, Object> person(Person person) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("id", person.id());
    entry.put("kind", person.kind());
    entry.put("displayName", person.displayName());
    entry.put("email", person.email());
    entry.put("username", person.username());
    entry.put("password", payroll.password(person));
    entry.put("managerId", person.managerId());
    entry.put("targets", person.targets());
    entry.put("seat", person.seat());
    entry.put("story", person.story());
    return entry;
  }
}
