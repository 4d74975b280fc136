package io.portcullis.routes.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import io.portcullis.inventory.desk.CustodyItem;

@Command(
    name = "custody",
    description = "Who has which token of a key or an HSM.",
    subcommands = {
      CustodyCommand.Listed.class,
      CustodyCommand.Show.class,
      CustodyCommand.Set.class
    })
final class CustodyCommand extends Group {

  @Command(name = "list", description = "All that is kept.")
  static final class Listed extends DeskList<CustodyItem> {
    Listed() {
      super(DeskKind.CUSTODY);
    }
  }

  @Command(name = "show", description = "The tokens of one.")
  static final class Show extends DeskShow<CustodyItem> {
    Show() {
      super(DeskKind.CUSTODY);
    }
  }

  @Command(name = "set", description = "Says who has which, all of it anew.")
  static final class Set extends DeskChange<CustodyItem> {
    private static final int MAX_BYTES = 1 << 20;
    private static final YAMLMapper YAML =
        YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    @Option(
        names = "--file",
        required = true,
        paramLabel = "FILE",
        description = "YAML: needed, and tokens with id, state, custodian, place, seen.")
    private Path file;

    Set() {
      super(DeskKind.CUSTODY, "");
    }

    @Override
    Object body(long version) {
      try {
        if (Files.size(file) > MAX_BYTES) {
          throw Exit.wrongUse(file + " is longer than 1 MiB");
        }
        JsonNode read = YAML.readTree(Files.readAllBytes(file));
        if (!(read instanceof ObjectNode body)) {
          throw Exit.wrongUse(file + " must hold needed and tokens");
        }
        return body.put("version", version);
      } catch (JsonProcessingException e) {
        throw Exit.wrongUse(
            file
                + " is no YAML, line "
                + (e.getLocation() == null ? 1 : e.getLocation().getLineNr()));
      } catch (IOException e) {
        throw Exit.wrongUse(file + " can not be read");
      }
    }
  }
}
