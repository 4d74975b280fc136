package io.portcullis.routes.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

import io.portcullis.connectors.api.Json;
import io.portcullis.inventory.Entry;
import io.portcullis.inventory.write.Export;

/** All of the hub's inventory, one entry after the other. */
final class Receiving {
  private Receiving() {}

  static void all(HubClient client, Export format, Writer out) {
    try {
      format.begin(out);
    } catch (IOException e) {
      throw unwritten();
    }
    client.lines("/inventory/export", line -> one(line, format, out));
  }

  private static void one(String line, Export format, Writer out) {
    Entry entry = Json.read(line.getBytes(StandardCharsets.UTF_8), Entry.class);
    try {
      format.entry(entry, out);
    } catch (IOException e) {
      throw unwritten();
    }
  }

  private static Exit unwritten() {
    return Exit.wrongUse("the export can not be written");
  }
}
