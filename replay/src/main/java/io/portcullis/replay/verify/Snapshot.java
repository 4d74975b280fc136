package io.portcullis.replay.verify;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.portcullis.model.Certificate;
import io.portcullis.model.Decided;
import io.portcullis.model.Signal;
import io.portcullis.model.State;
import io.portcullis.model.Subject;
import io.portcullis.replay.Memory;
import io.portcullis.replay.ReplayException;
import io.portcullis.replay.log.Folder;
import io.portcullis.replay.log.LineTape;
import io.portcullis.replay.log.Tape;

/**
 * All subjects where a verification ended, for the next one to begin there: the file {@code
 * snapshot-N.ndjson} for each partition. It holds names of people and devices.
 */
public final class Snapshot {
  private final Path folder;

  private Snapshot(Path folder) {
    this.folder = folder;
  }

  /**
   * Where one partition stood.
   *
   * @param partitions how many there were
   * @param signal id of the last signal that was decided, and {@code subject}: whom it is about;
   *     both empty where there was none yet
   * @param decided the last decision that was compared
   * @param policy digest of the rules in force
   */
  record Place(
      int partitions, String signal, String subject, Optional<Decided> decided, String policy) {
    boolean begins() {
      return signal.isEmpty();
    }

    boolean is(Signal other) {
      return other.id().equals(signal) && other.subject().equals(subject);
    }
  }

  /** One line: first the place, then each subject with its certificates after it. */
  record Line(
      Optional<Place> place, Optional<Subject> subject, Optional<Certificate> certificate) {}

  /** What is read back. */
  record Stood(Place place, Memory memory) {}

  /**
   * To write one.
   *
   * @param folder made when it is not there; must be empty
   * @throws ReplayException when it is not empty
   */
  public static Snapshot into(Path folder) {
    return new Snapshot(Folder.empty(folder));
  }

  public static Snapshot of(Path folder) {
    return new Snapshot(folder);
  }

  void write(int partition, Place place, Memory memory) {
    Path file = file(partition);
    try (OutputStream out = Folder.open(file)) {
      Folder.line(out, new Line(Optional.of(place), Optional.empty(), Optional.empty()));
      for (State state : sorted(memory)) {
        Folder.line(
            out, new Line(Optional.empty(), Optional.of(state.subject()), Optional.empty()));
        for (Certificate certificate : state.certificates()) {
          Folder.line(out, new Line(Optional.empty(), Optional.empty(), Optional.of(certificate)));
        }
      }
    } catch (IOException e) {
      throw ReplayException.missing(file + " can not be written");
    }
  }

  private static List<State> sorted(Memory memory) {
    return memory.all().stream().sorted(Comparator.comparing(s -> s.subject().id())).toList();
  }

  /**
   * @throws ReplayException when it is not there, is not whole, or has other partitions
   */
  Stood read(int partition, int partitions) {
    Path file = file(partition);
    try (Tape<Line> lines = new LineTape<>(file, Line.class)) {
      Place place =
          lines
              .next()
              .flatMap(Line::place)
              .orElseThrow(() -> ReplayException.missing(file + " does not begin with a place"));
      if (place.partitions() != partitions) {
        throw ReplayException.missing(
            "%s is of a log with %d partitions, this one has %d"
                .formatted(file, place.partitions(), partitions));
      }
      return new Stood(place, states(file, lines));
    }
  }

  private static Memory states(Path file, Tape<Line> lines) {
    Memory memory = new Memory();
    Optional<Line> line = lines.next();
    while (line.isPresent()) {
      Subject subject =
          line.get()
              .subject()
              .orElseThrow(() -> ReplayException.missing(file + ": a subject is missing"));
      List<Certificate> certificates = new ArrayList<>();
      for (line = lines.next(); line.flatMap(Line::certificate).isPresent(); line = lines.next()) {
        certificates.add(line.get().certificate().orElseThrow());
      }
      memory.save(new State(subject, certificates));
    }
    return memory;
  }

  /** It is of no use: what differs must not be where the next verification begins. */
  void discard(int partitions) {
    try {
      for (int partition = 0; partition < partitions; partition++) {
        Files.deleteIfExists(file(partition));
      }
    } catch (IOException e) {
      throw ReplayException.missing(folder + " can not be cleared");
    }
  }

  private Path file(int partition) {
    return folder.resolve("snapshot-" + partition + ".ndjson");
  }
}
