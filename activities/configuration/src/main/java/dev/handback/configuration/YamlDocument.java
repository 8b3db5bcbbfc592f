package dev.handback.configuration;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.reader.ReaderException;

/** One YAML document with the line of every node; a mapping's entry is at the line of its key. */
record YamlDocument(Path file, Node root, JsonNode tree) {

  private static final YAMLMapper MAPPER =
      YAMLMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();

  static YamlDocument parse(Path file, String text) {
    try {
      Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
      if (root == null) {
        throw refused(file, 1, "the file is empty");
      }
      return new YamlDocument(file, root, MAPPER.readTree(text));
    } catch (MarkedYAMLException e) {
      var mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
      throw refused(file, mark == null ? 1 : mark.getLine() + 1, "not YAML: " + e.getProblem());
    } catch (ReaderException e) {
      var line = text.substring(0, e.getPosition()).lines().count();
      throw refused(file, Math.max(1, (int) line), "not YAML: special characters are not allowed");
    } catch (JsonProcessingException e) {
      var location = e.getLocation();
      throw refused(file, location == null ? 1 : location.getLineNr(), e.getOriginalMessage());
    }
  }

  Problem problem(JsonPointer pointer, String sentence) {
    return new Problem(file, lineOf(pointer), sentence);
  }

  /** The line of the node, or of the nearest one above it that is there. */
  int lineOf(JsonPointer pointer) {
    int line = root.getStartMark().getLine();
    @Nullable Node node = root;
    for (var rest = pointer; !rest.matches() && node != null; rest = rest.tail()) {
      var step = rest.getMatchingProperty();
      switch (node) {
        case MappingNode mapping -> {
          var entry = entryOf(mapping, step);
          line = entry == null ? line : entry.getKeyNode().getStartMark().getLine();
          node = entry == null ? null : entry.getValueNode();
        }
        case SequenceNode sequence -> {
          node = elementOf(sequence, rest.getMatchingIndex());
          line = node == null ? line : node.getStartMark().getLine();
        }
        default -> node = null;
      }
    }
    return line + 1;
  }

  private static @Nullable NodeTuple entryOf(MappingNode mapping, String key) {
    return mapping.getValue().stream()
        .filter(
            entry -> entry.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key))
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Node elementOf(SequenceNode sequence, int index) {
    var elements = sequence.getValue();
    return index < 0 || index >= elements.size() ? null : elements.get(index);
  }

  private static ConfigurationException refused(Path file, int line, String sentence) {
    return new ConfigurationException(List.of(new Problem(file, line, sentence)));
  }
}
