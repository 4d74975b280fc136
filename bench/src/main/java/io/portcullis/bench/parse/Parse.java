package io.portcullis.bench.parse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import io.portcullis.bench.BenchException;
import io.portcullis.bench.Benchmark;
import io.portcullis.bench.Duel;
import io.portcullis.bench.Figures;
import io.portcullis.bench.Figures.Row;
import io.portcullis.bench.Machine;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.Parsers;

/** Each parser, on one thread, beside the least that reading the same bytes costs. */
public final class Parse implements Benchmark {
  private static final String AIM = ">= 0.4";
  private static final ParseContext CONTEXT =
      new ParseContext("bench", Instant.parse("2026-11-26T12:00:00Z"), "bench");

  /** Keeps results alive, so that no compiler leaves the work out. */
  private static volatile long sink;

  @Override
  public String name() {
    return "parse";
  }

  @Override
  public Figures run(boolean quick, Consumer<String> progress) {
    Samples samples = Samples.here();
    Duel duel = quick ? Duel.QUICK : Duel.FULL;
    List<Row> rows = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (Parser parser : Parsers.all()) {
      List<byte[]> bodies = samples.of(parser.type());
      if (bodies.isEmpty()) {
        notes.add(parser.type() + ": no records to measure with");
        continue;
      }
      rows.add(row(duel, parser, bodies));
      progress.accept(parser.type());
    }
    notes.add("one thread; the sound records of the parsers' tests, over and over");
    notes.add("floor: a JSON tree of the same bytes, or words of the same lines");
    return new Figures(name(), Machine.here(), rows, notes);
  }

  private static Row row(Duel duel, Parser parser, List<byte[]> bodies) {
    long records = parse(parser, bodies);
    if (records == 0) {
      throw new BenchException(parser.type() + ": its own sound records give nothing");
    }
    boolean json = bodies.stream().allMatch(Floor::json);
    Duel.Rates rates =
        duel.fight(() -> sink += parse(parser, bodies), () -> sink += floor(json, bodies));
    return new Row(
        parser.type(),
        "records/s",
        rates.first() * records,
        Optional.of(rates.second() * records),
        AIM);
  }

  private static long parse(Parser parser, List<byte[]> bodies) {
    long records = 0;
    for (byte[] body : bodies) {
      records += parser.parse(body, CONTEXT).size();
    }
    return records;
  }

  private static long floor(boolean json, List<byte[]> bodies) {
    long parts = 0;
    for (byte[] body : bodies) {
      try {
        parts += json ? Floor.trees(body) : Floor.words(body);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return parts;
  }
}
