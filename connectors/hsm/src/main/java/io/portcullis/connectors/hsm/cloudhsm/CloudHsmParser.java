package io.portcullis.connectors.hsm.cloudhsm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import io.portcullis.connectors.api.Cut;
import io.portcullis.connectors.api.JsonBody;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.RecordReader;
import io.portcullis.connectors.api.Utf8;

/**
 * Source type {@code aws-cloudhsm}: blocks of "Name : value" lines that begin with "Time:", as text
 * or as the {@code logEvents} of a CloudWatch Logs subscription, the JSON of the certificate
 * storage's own log, and alarms of CloudWatch about unhealthy HSMs.
 */
public final class CloudHsmParser implements Parser {
  @Override
  public String type() {
    return "aws-cloudhsm";
  }

  @Override
  public Framing framing() {
    return Framing.BODY;
  }

  @Override
  public Optional<Cut> cut() {
    return Optional.of(Block::place);
  }

  @Override
  public List<Parsed> parse(byte[] body, ParseContext context) {
    OptionalInt invalid = Utf8.invalidAt(body, 0, body.length);
    if (invalid.isPresent()) {
      return List.of(Utf8.broken(invalid.getAsInt()));
    }
    return isJson(body) ? new Delivery(context).parsed(body) : blocks(body, context);
  }

  private static boolean isJson(byte[] body) {
    for (byte b : body) {
      if (!Character.isWhitespace(b)) {
        return b == '{' || b == '[';
      }
    }
    return false;
  }

  private static List<Parsed> blocks(byte[] body, ParseContext context) {
    List<Block> blocks = Block.of(body);
    if (blocks.isEmpty()) {
      return List.of(new Parsed.Broken("no event found: no line like \"Opcode : ...\"", 0));
    }
    if (blocks.size() > JsonBody.MAX_RECORDS) {
      return List.of(JsonBody.TOO_MANY);
    }
    RecordReader<Block> reader =
        (block, place) -> new HsmEvent(block, context, place, "", "").parsed();
    List<Parsed> parsed = new ArrayList<>(blocks.size());
    for (Block block : blocks) {
      parsed.add(reader.guarded(block, block.offset()));
    }
    return List.copyOf(parsed);
  }
}
