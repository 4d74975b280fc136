package io.portcullis.lab.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.connectors.api.Json;
import io.portcullis.lab.outside.Topics;
import io.portcullis.model.Action;
import io.portcullis.model.Outcome;
import io.portcullis.model.Point;
import io.portcullis.model.Signal;
import io.portcullis.model.Standing;
import io.portcullis.model.Statement;
import io.portcullis.model.Subject;

/**
 * What the hub's topics say of its actions.
 *
 * @param actions by id, the last call of each
 * @param points where each enforcement point has come to, by subject and point
 * @param verified ids of actions of which a proof was reported
 * @param outcomes how many there were for each action
 * @param standings what is admitted of each subject, by its name
 */
public record HubBooks(
    Map<String, Action> actions,
    Map<String, Point> points,
    Set<String> verified,
    Map<String, Integer> outcomes,
    Map<String, Standing> standings) {
  private static final List<String> TOPICS = List.of("actions-ca", "actions-radius");

  public static HubBooks read(Topics topics) {
    HubBooks books =
        new HubBooks(
            new LinkedHashMap<>(),
            new HashMap<>(),
            new HashSet<>(),
            new HashMap<>(),
            new HashMap<>());
    TOPICS.forEach(topic -> topics.each(topic, books::action));
    topics.each("signals", books::signal);
    topics.each("subjects", books::subject);
    return books;
  }

  /** In the order of their decisions within each kind of point. */
  public Collection<Action> all() {
    return new ArrayList<>(actions.values());
  }

  public Fate fate(Action action) {
    if (verified.contains(action.id())) {
      return Fate.VERIFIED;
    }
    Optional<Point> point = point(action);
    if (point.filter(p -> p.generation() > action.generation()).isPresent()) {
      return Fate.REPLACED;
    }
    return point
        .filter(p -> p.generation() == action.generation())
        .map(
            p ->
                switch (p.status()) {
                  case VERIFIED -> Fate.VERIFIED;
                  case ESCALATED -> Fate.ESCALATED;
                  default -> Fate.OPEN;
                })
        .orElse(Fate.OPEN);
  }

  /** What the point said last. */
  public String detail(Action action) {
    return point(action).map(Point::detail).orElse("");
  }

  public boolean settled() {
    return actions.values().stream().noneMatch(a -> fate(a) == Fate.OPEN);
  }

  private Optional<Point> point(Action action) {
    return Optional.ofNullable(points.get(key(action.subject(), action.target().point())));
  }

  private void action(JsonNode document) {
    Action action = of(document, Action.class);
    actions.put(action.id(), action);
  }

  private void signal(JsonNode document) {
    if (!document.at("/statement/kind").asText().equals("outcome-reported")) {
      return;
    }
    Signal signal = of(document, Signal.class);
    Outcome outcome = ((Statement.OutcomeReported) signal.statement()).outcome();
    outcomes.merge(outcome.action(), 1, Integer::sum);
    if (outcome.status() == Outcome.Status.VERIFIED) {
      verified.add(outcome.action());
    }
  }

  /** The newest state of a subject comes last. */
  private void subject(JsonNode document) {
    Subject subject = of(document.path("subject"), Subject.class);
    standings.put(subject.name(), subject.trust().admitted());
    subject.points().forEach(p -> points.put(key(subject.id(), p.target().point()), p));
  }

  private static String key(String subject, String point) {
    return subject + " " + point;
  }

  private static <T> T of(JsonNode document, Class<T> type) {
    try {
      return Json.MAPPER.treeToValue(document, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
