package io.portcullis.routes.alerts;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.portcullis.model.Alert;
import io.portcullis.model.Ids;
import io.portcullis.model.Severity;

/**
 * What goes out as one message of a channel.
 *
 * @param id of the message: the alert's own where it is one
 */
record Batch(String id, List<Due> due) {
  /** The most severe first, then the oldest. */
  static final Comparator<Due> ORDER =
      Comparator.comparing((Due d) -> d.alert().severity())
          .reversed()
          .thenComparing(d -> d.alert().at())
          .thenComparing(d -> d.alert().id());

  /** An alert that a channel has to be told of. */
  record Due(Alert alert, Leg leg) {
    /** Told alone it is its alert, and a later step of it something new. */
    private String name() {
      return leg.step() == 0 ? alert.id() : alert.id() + "." + leg.step();
    }
  }

  static Batch of(List<Due> due) {
    List<Due> sorted = due.stream().sorted(ORDER).toList();
    String before = sorted.getFirst().leg().message();
    return new Batch(before.isEmpty() ? id(sorted) : before, sorted);
  }

  private static String id(List<Due> due) {
    return due.size() == 1
        ? due.getFirst().name()
        : Ids.of("msg", due.stream().map(Due::name).sorted().toArray(String[]::new));
  }

  static Batch all(List<Batch> batches) {
    return of(batches.stream().flatMap(b -> b.due().stream()).toList());
  }

  /** Ids of the alerts it tells of. */
  List<String> alerts() {
    return due.stream().map(d -> d.alert().id()).distinct().toList();
  }

  Severity severity() {
    return due.getFirst().alert().severity();
  }

  /** True when it was tried before: it stays what it is, and goes out under the same id. */
  boolean repeated() {
    return !due.getFirst().leg().message().isEmpty();
  }

  /** The owner of all of it; empty where there are several. */
  String owner() {
    List<String> owners = owners().limit(2).toList();
    return owners.size() == 1 ? owners.getFirst() : "";
  }

  private Stream<String> owners() {
    return due.stream().map(d -> d.alert().owner()).distinct();
  }

  Instant oldest() {
    return due.stream().map(d -> d.alert().at()).min(Comparator.naturalOrder()).orElseThrow();
  }

  /** What kind of alerts these are, in a word for people. */
  String word() {
    boolean findings = due.stream().allMatch(d -> d.alert().kind() == Alert.Kind.FINDING);
    return findings ? "findings" : "alerts";
  }

  /** By what is told as one: what was tried as one, findings of one owner, what was held. */
  static List<Batch> each(List<Due> due) {
    return due.stream().collect(Collectors.groupingBy(Batch::together)).values().stream()
        .map(Batch::of)
        .sorted(Comparator.comparing((Batch b) -> b.due().getFirst(), ORDER))
        .toList();
  }

  private static String together(Due due) {
    Leg leg = due.leg();
    if (!leg.message().isEmpty()) {
      return "message|" + leg.message();
    }
    boolean grouped = leg.held() || due.alert().kind() == Alert.Kind.FINDING;
    return grouped ? "owner|" + due.alert().owner() : "alert|" + due.name();
  }

  /** Of which an owner gets one in a minute. */
  boolean paced() {
    return !repeated() && due.stream().allMatch(d -> d.alert().kind() == Alert.Kind.FINDING);
  }
}
