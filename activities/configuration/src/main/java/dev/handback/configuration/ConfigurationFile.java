package dev.handback.configuration;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * A YAML file that was checked against its JSON Schema and bound to a record.
 *
 * <p>Values are taken as they are written: there is no substitution. Secrets are not in files, only
 * {@link SecretReference references} to them.
 */
public final class ConfigurationFile<T> {

  private final Path path;
  private final String text;
  private final YamlDocument document;
  private final T value;

  private ConfigurationFile(Path path, String text, YamlDocument document, T value) {
    this.path = path;
    this.text = text;
    this.document = document;
    this.value = value;
  }

  /**
   * Reads, checks and binds.
   *
   * @param schemaResource a JSON Schema (2020-12) beside the type, or absolute with a leading slash
   * @throws ConfigurationException with every problem found: no such file, YAML syntax, schema, or
   *     what the record's own constructor refuses by {@code IllegalArgumentException}
   */
  public static <T> ConfigurationFile<T> read(Path file, String schemaResource, Class<T> type) {
    return parse(file, textOf(file), schemaResource, type);
  }

  /**
   * The same of a text that is in no file.
   *
   * @param file what problems call it
   * @throws ConfigurationException with every problem found
   */
  public static <T> ConfigurationFile<T> parse(
      Path file, String text, String schemaResource, Class<T> type) {
    var document = YamlDocument.parse(file, text);
    JsonNode tree = document.tree();
    var wrong =
        new SchemaCheck(type, schemaResource)
            .violationsIn(tree).stream()
                .map(violation -> document.problem(violation.at(), violation.sentence()))
                .toList();
    if (!wrong.isEmpty()) {
      throw new ConfigurationException(wrong);
    }
    return new ConfigurationFile<>(file, text, document, Binding.bind(document, tree, type));
  }

  public T value() {
    return value;
  }

  public Path path() {
    return path;
  }

  /** The file's text, for a digest that names its version. */
  public String text() {
    return text;
  }

  /**
   * A problem that only the caller can see, at the line of the node.
   *
   * @param pointer RFC 6901, for example {@code /sources/0/keys}; the nearest node that is there
   */
  public Problem problem(String pointer, String sentence) {
    return document.problem(JsonPointer.compile(pointer), sentence);
  }

  /** The line of the node, or of the nearest one above it that is there; counted from 1. */
  public int lineOf(String pointer) {
    return document.lineOf(JsonPointer.compile(pointer));
  }

  private static String textOf(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw unreadable(file, "there is no such file");
    } catch (CharacterCodingException e) {
      throw unreadable(file, "the file is not UTF-8 text");
    } catch (IOException e) {
      throw unreadable(file, "the file cannot be read: " + e.getMessage());
    }
  }

  private static ConfigurationException unreadable(Path file, String sentence) {
    return new ConfigurationException(List.of(new Problem(file, 0, sentence)));
  }
}
