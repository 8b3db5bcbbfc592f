package dev.handback.demo.stack;

import dev.handback.estate.EstateException;
import dev.handback.estate.PrivateFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A configuration file of the demo, with {@code @names@} for what each machine has anew. */
final class Template {
  private static final Pattern NAME = Pattern.compile("@([a-z.]+)@");

  private final String file;

  Template(String file) {
    this.file = file;
  }

  /** Writes the file into the folder, for its owner alone, and returns what it says. */
  String writeTo(Path folder, Map<String, String> values) {
    return write(folder.resolve(file), with(values));
  }

  /** Writes a text, for its owner alone, unless it stands there already. */
  static String write(Path target, String text) {
    try {
      if (!Files.exists(target) || !Files.readString(target).equals(text)) {
        PrivateFile.write(target, text);
      }
      return text;
    } catch (IOException e) {
      throw new EstateException("Cannot write " + target + ": " + e.getMessage(), e);
    }
  }

  private String value(String name, Map<String, String> values) {
    String value = values.get(name);
    if (value == null) {
      throw new EstateException("Nothing is known for @" + name + "@ in " + file + ".");
    }
    return Matcher.quoteReplacement(value);
  }

  /** What the file says with these values. */
  String with(Map<String, String> values) {
    return NAME.matcher(read()).replaceAll(found -> value(found.group(1), values));
  }

  private String read() {
    try (InputStream in = Template.class.getResourceAsStream("/dev/handback/demo/" + file)) {
      if (in == null) {
        throw new EstateException("The template " + file + " is missing.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new EstateException("Cannot read the template " + file + ": " + e.getMessage(), e);
    }
  }
}
