package io.portcullis.routes.alerts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.portcullis.connectors.notify.Channel;

/**
 * A message of a channel that keeps incidents.
 *
 * @param alerts ids of those that it told of
 */
record Incident(String message, Channel.End end, List<String> alerts) {

  /** Those whose alerts have all ended, and whose end the channel was not told of. */
  static List<Incident> over(String channel, AlertBook book) {
    Predicate<Leg> theirs = leg -> leg.channel().equals(channel) && leg.state() == Leg.State.TAKEN;
    Set<String> open =
        book.open().stream().flatMap(state -> messages(state, theirs)).collect(Collectors.toSet());
    Map<String, List<AlertState>> ended = new TreeMap<>();
    for (AlertState state : book.ended()) {
      messages(state, theirs)
          .filter(message -> !open.contains(message))
          .forEach(m -> ended.computeIfAbsent(m, key -> new ArrayList<>()).add(state));
    }
    return ended.entrySet().stream().map(e -> of(e.getKey(), e.getValue())).toList();
  }

  private static Stream<String> messages(AlertState state, Predicate<Leg> theirs) {
    return state.way().legs().stream().filter(theirs).map(Leg::message).distinct();
  }

  /** A person's answer to one of them is an answer. */
  private static Incident of(String message, List<AlertState> told) {
    boolean answered =
        told.stream()
            .flatMap(state -> state.ending().stream())
            .anyMatch(ending -> ending.kind() == Ending.Kind.ACKNOWLEDGED);
    return new Incident(
        message,
        answered ? Channel.End.ACKNOWLEDGED : Channel.End.CLOSED,
        told.stream().map(state -> state.alert().id()).toList());
  }
}
