package io.portcullis.inventory.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.portcullis.inventory.Entry;

/** Keeps what an import hands on. */
final class Taken implements Import.Taker {
  final List<Entry> entries = new ArrayList<>();
  final List<String> refused = new ArrayList<>();
  final List<Progress> progress = new ArrayList<>();

  static Taken of(Path root, Options options) throws IOException {
    Taken taken = new Taken();
    new Import(root, options, taken).run(Place.BEGIN);
    return taken;
  }

  @Override
  public void entries(Collection<Entry> more) {
    entries.addAll(more);
  }

  @Override
  public void refused(Refused one) {
    refused.add(one.toString());
  }

  @Override
  public void progress(Progress now) {
    progress.add(now);
  }
}
