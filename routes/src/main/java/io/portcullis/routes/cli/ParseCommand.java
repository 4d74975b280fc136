package io.portcullis.routes.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.portcullis.connectors.api.Parser;
import io.portcullis.routes.config.Nearest;
import io.portcullis.routes.folder.FolderScan;
import io.portcullis.routes.folder.Found;

@Command(
    name = "parse",
    description = "Records of a source type in, one line of JSON for each out.",
    mixinStandardHelpOptions = true)
final class ParseCommand implements Callable<Integer> {
  private final List<Parser> parsers;
  private final InputStream in;
  private final OutputStream out;

  @Parameters(index = "0", arity = "0..1", paramLabel = "SOURCE", description = "Source type.")
  private Optional<String> source = Optional.empty();

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FILE",
      description =
          "One body, or one record on each line (default: standard input); or a folder of such"
              + " files.")
  private Optional<Path> file = Optional.empty();

  @Option(names = "--nul", description = "NUL bytes separate records; each gets one line.")
  private boolean nul;

  @Option(names = "--list", description = "Name all source types.")
  private boolean list;

  ParseCommand(List<Parser> parsers) {
    this(parsers, System.in, System.out);
  }

  ParseCommand(List<Parser> parsers, InputStream in, OutputStream out) {
    this.parsers = parsers;
    this.in = in;
    this.out = out;
  }

  @Override
  public Integer call() throws IOException {
    try (OutputStream buffered = new BufferedOutputStream(out, 1 << 16)) {
      if (list) {
        String all = types().stream().map(type -> type + "\n").collect(Collectors.joining());
        buffered.write(all.getBytes(StandardCharsets.UTF_8));
        return Exit.FINE;
      }
      ParseLines lines = new ParseLines(buffered);
      parse(new ParseRun(parser(), lines, Instant.now()));
      lines.flush();
      return lines.errors() ? Exit.NO : Exit.FINE;
    }
  }

  private void parse(ParseRun run) throws IOException {
    if (file.isEmpty()) {
      parse(run, in);
      return;
    }
    if (!Files.isReadable(file.get())) {
      throw Exit.wrongUse(file.get() + " can not be read");
    }
    if (Files.isDirectory(file.get())) {
      folder(run, file.get());
      return;
    }
    try (InputStream stream = Files.newInputStream(file.get())) {
      parse(run, stream);
    }
  }

  /** Its files as a source with auth: folder would take them. */
  private void folder(ParseRun run, Path folder) throws IOException {
    FolderScan scan = FolderScan.of(folder, "*");
    if (scan.more()) {
      throw Exit.wrongUse(
          folder + " holds more than " + FolderScan.MAX_FILES + " files, or is too deep");
    }
    for (Found one : scan.found()) {
      try (InputStream stream = Files.newInputStream(one.real())) {
        run.of(one.name());
        parse(run, stream);
      } catch (AccessDeniedException e) {
        run.broken("can not be read");
      }
    }
  }

  private void parse(ParseRun run, InputStream stream) throws IOException {
    if (nul) {
      run.nulSeparated(stream);
    } else {
      run.framed(stream);
    }
  }

  private List<String> types() {
    return parsers.stream().map(Parser::type).distinct().sorted().toList();
  }

  private Parser parser() {
    String type = source.orElseThrow(() -> Exit.wrongUse("name a source type; --list shows them"));
    return ParseRun.named(parsers, type)
        .orElseThrow(
            () -> Exit.wrongUse("no source type \"" + type + "\"; " + Nearest.hint(type, types())));
  }
}
