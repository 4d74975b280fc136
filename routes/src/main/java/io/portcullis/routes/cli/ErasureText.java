package io.portcullis.routes.cli;

import java.util.List;
import java.util.stream.Stream;

import io.portcullis.inventory.desk.ErasureItem;

/** Erasures for people. */
final class ErasureText {
  private ErasureText() {}

  static String head(ErasureItem e) {
    return "%s: erasure asked for by %s, %s".formatted(e.order(), e.by(), stands(e));
  }

  static List<String> lines(ErasureItem e) {
    Stream<String> person = Stream.of(e.person()).filter(p -> !p.isEmpty()).map(p -> "of: " + p);
    return Stream.of(
            person,
            e.agreed().stream().map(w -> DeskText.said("agreed to", w)),
            e.rejected().stream().map(w -> DeskText.said("rejected", w)))
        .flatMap(lines -> lines)
        .toList();
  }

  private static String stands(ErasureItem e) {
    if (e.done().isPresent()) {
      ErasureItem.Done done = e.done().get();
      return "done at %s, %,d records".formatted(done.at(), done.records());
    }
    if (e.rejected().isPresent()) {
      return "rejected by " + e.rejected().get().by();
    }
    return e.agreed()
        .map(w -> "agreed to by " + w.by() + ", under way")
        .orElse("waits for another person");
  }
}
