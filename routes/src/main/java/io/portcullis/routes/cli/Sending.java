package io.portcullis.routes.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.portcullis.connectors.api.Json;
import io.portcullis.inventory.Entry;
import io.portcullis.inventory.read.Import;
import io.portcullis.inventory.read.Options;
import io.portcullis.inventory.read.Place;
import io.portcullis.inventory.read.Progress;
import io.portcullis.inventory.read.Refused;
import io.portcullis.routes.api.Imported;

/** Sends what files hold to the hub, some at a time. */
final class Sending implements Import.Taker {
  /** A hub takes 1 MiB unless it is told otherwise; the largest entry is half of this. */
  private static final int MOST_BYTES = 256 << 10;

  private static final int BAR = 30;

  private final HubClient client;
  private final String path;
  private final PrintWriter err;
  private final List<Refused> refusals = new ArrayList<>();
  private long taken;
  private long refused;

  Sending(HubClient client, String source, PrintWriter err) {
    this.client = client;
    this.path = "/inventory?source=" + HubClient.step(source);
    this.err = err;
  }

  void all(Path files, Options options) {
    try {
      new Import(files, options, this).run(Place.BEGIN);
    } catch (IOException e) {
      throw Exit.missing(e.getMessage());
    } finally {
      err.println();
    }
  }

  Imported end() {
    return new Imported(taken, refused, refusals);
  }

  @Override
  public void entries(Collection<Entry> entries) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (Entry entry : entries) {
      byte[] line = Json.bytes(entry);
      if (body.size() > 0 && body.size() + line.length + 1 > MOST_BYTES) {
        send(body);
      }
      body.writeBytes(line);
      body.write('\n');
    }
    if (body.size() > 0) {
      send(body);
    }
  }

  private void send(ByteArrayOutputStream body) {
    HubClient.Content content = new HubClient.Content("application/x-ndjson", body.toByteArray());
    Imported answer = client.post(path, content, Imported.class);
    taken += answer.taken();
    answer.refusals().forEach(this::refused);
    refused += answer.refused() - answer.refusals().size();
    body.reset();
  }

  @Override
  public void refused(Refused one) {
    if (refused++ < Imported.MOST) {
      refusals.add(one);
    }
  }

  @Override
  public void progress(Progress progress) {
    long all = Math.max(progress.of(), 1);
    int full = (int) (BAR * Math.min(progress.done(), all) / all);
    err.print(
        "\r[%s%s] %3d %%, %d read, %d refused"
            .formatted(
                "#".repeat(full),
                ".".repeat(BAR - full),
                100 * Math.min(progress.done(), all) / all,
                progress.read(),
                progress.refused()));
    err.flush();
  }
}
