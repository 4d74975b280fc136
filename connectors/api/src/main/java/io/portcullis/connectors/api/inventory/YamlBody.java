package io.portcullis.connectors.api.inventory;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.JsonBody;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.RecordReader;

/** Subjects as one YAML document: a list of them, or a single one. Errors name line and column. */
final class YamlBody {
  private static final YAMLFactory YAML =
      YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final YamlTree tree;
  private final RecordReader<Doc> reader;

  private YamlBody(YamlTree tree, RecordReader<Doc> reader) {
    this.tree = tree;
    this.reader = reader;
  }

  static List<Parsed> parse(byte[] body, RecordReader<Doc> reader) {
    try (YAMLParser parser = YAML.createParser(body)) {
      return new YamlBody(YamlTree.read(parser), reader).records();
    } catch (JsonProcessingException e) {
      return List.of(malformed(e));
    } catch (BadRecord e) {
      return List.of(new Parsed.Broken(e.getMessage(), 0));
    } catch (IOException e) {
      return List.of(new Parsed.Broken("the body can not be read as YAML", 0));
    }
  }

  private static Parsed.Broken malformed(JsonProcessingException e) {
    String place =
        Optional.ofNullable(e.getLocation()).map(YamlBody::place).map(p -> p + ": ").orElse("");
    // What is indented shows the place again, with what stands there.
    String what =
        e.getOriginalMessage()
            .lines()
            .filter(line -> !line.startsWith(" "))
            .collect(Collectors.joining(", "));
    return new Parsed.Broken(place + "malformed YAML: " + what, 0);
  }

  static String place(JsonLocation at) {
    return "line " + at.getLineNr() + ", column " + at.getColumnNr();
  }

  private List<Parsed> records() {
    Doc root = Doc.of(tree.root());
    List<Doc> items = root.isArray() ? root.items() : List.of(root);
    if (items.size() > JsonBody.MAX_RECORDS) {
      return List.of(JsonBody.TOO_MANY);
    }
    List<Parsed> parsed = new ArrayList<>();
    for (Doc item : items) {
      parsed.add(one(item, parsed.size()));
    }
    return parsed.isEmpty()
        ? List.of(new Parsed.Ignored(Parsed.IgnoreReason.HOUSEKEEPING))
        : List.copyOf(parsed);
  }

  private Parsed one(Doc item, int index) {
    Parsed parsed =
        item.isObject()
            ? reader.guarded(item, index)
            : new Parsed.Broken(
                "expected a subject, or a list of them; write \"- key: NAME\" and below it what is"
                    + " known",
                index);
    return parsed instanceof Parsed.Broken broken
        ? new Parsed.Broken(tree.place(item, broken.reason()) + broken.reason(), index)
        : parsed;
  }
}
