package io.portcullis.connectors.hsm.cloudhsm;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.JsonBody;
import io.portcullis.connectors.api.Mark;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.RecordReader;

/** What CloudWatch Logs delivers: one stream's events, whose name is the HSM's id. */
record Delivery(ParseContext context) {

  List<Parsed> parsed(byte[] body) {
    RecordReader<Doc> reader = this::read;
    return JsonBody.parse(body, List.of("logEvents", "events"), reader.numbered(this::mark));
  }

  private Optional<Mark> mark(Doc doc) {
    List<Block> blocks = Block.of(doc.text("message").getBytes(StandardCharsets.UTF_8));
    return blocks.size() == 1
        ? HsmEvent.mark(blocks.getFirst(), context, stream(doc))
        : Optional.empty();
  }

  private static String stream(Doc doc) {
    return doc.first("logStreamName", "logStream");
  }

  private Parsed read(Doc doc, long place) {
    if (Alarm.is(doc)) {
      return new Alarm(doc, context, place).parsed();
    }
    if (doc.has("op_code")) {
      return new StoreEvent(doc, context, place).parsed();
    }
    String message = doc.need("message");
    List<Block> blocks = Block.of(message.getBytes(StandardCharsets.UTF_8));
    if (blocks.size() != 1) {
      throw new BadRecord("message: expected one event, found " + blocks.size());
    }
    String id = doc.first("id", "eventId");
    return new HsmEvent(blocks.getFirst(), context, place, id, stream(doc)).parsed();
  }
}
