package io.portcullis.connectors.hsm.cloudhsm;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.JsonBody;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;

/** What CloudWatch Logs delivers: one stream's events, whose name is the HSM's id. */
record Delivery(ParseContext context) {

  List<Parsed> parsed(byte[] body) {
    return JsonBody.parse(body, List.of("logEvents", "events"), this::read);
  }

  private Parsed read(Doc doc, long place) {
    if (doc.has("op_code")) {
      return new StoreEvent(doc, context, place).parsed();
    }
    String message = doc.need("message");
    List<Block> blocks = Block.of(message.getBytes(StandardCharsets.UTF_8));
    if (blocks.size() != 1) {
      throw new BadRecord("message: expected one event, found " + blocks.size());
    }
    String stream = doc.first("logStreamName", "logStream");
    return new HsmEvent(blocks.getFirst(), context, place, doc.first("id", "eventId"), stream)
        .parsed();
  }
}
