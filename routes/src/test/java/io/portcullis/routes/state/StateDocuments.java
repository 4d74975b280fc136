package io.portcullis.routes.state;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.portcullis.inventory.Declared;
import io.portcullis.inventory.Entry;
import io.portcullis.inventory.Told;
import io.portcullis.inventory.desk.ExerciseItem;
import io.portcullis.inventory.exercise.Exercise;
import io.portcullis.inventory.exercise.Result;
import io.portcullis.inventory.storm.Crossing;
import io.portcullis.inventory.storm.Lives;
import io.portcullis.model.Certificate;
import io.portcullis.model.Remark;
import io.portcullis.model.State;
import io.portcullis.model.Subject;
import io.portcullis.routes.api.DeskEntry;
import io.portcullis.routes.renewal.Renewing;

/** Documents of current state as the hub writes them, for tests of what is asked of them. */
public final class StateDocuments {
  private static final String SHARED = "cd".repeat(32);

  private StateDocuments() {}

  /**
   * @param fields without the moment of writing
   */
  public record Written(String index, String id, Map<String, Object> fields) {}

  /**
   * Of each state of renewal one, two of them with one key, one of which is held; days of a storm.
   */
  public static List<Written> all(List<State> keys, Instant now) {
    List<Written> all = new ArrayList<>();
    Optional<Subject> holder = keys.stream().findFirst().map(State::subject);
    all.add(certificate("1", Renewing.State.MISSING, Optional.empty(), holder, SHARED, now));
    all.add(
        certificate(
            "2",
            Renewing.State.NONE,
            Optional.of(Remark.Kind.NOT_DEPLOYED),
            Optional.empty(),
            SHARED,
            now));
    all.add(
        certificate(
            "3", Renewing.State.DONE, Optional.empty(), Optional.empty(), "ef".repeat(32), now));
    for (State key : keys) {
      String id = key.subject().id();
      all.add(new Written("portcullis-keys", id, KeyDocument.of(key, "", List.of(), now)));
    }
    LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(30);
    List<Crossing> broken = List.of(new Crossing(Lives.DAYS_47, "hsm-1", 300, day, 900));
    calendar(all, CalendarDocument.storm(day, Lives.DAYS_47, 900, broken));
    calendar(all, CalendarDocument.storm(day.plusDays(1), Lives.DAYS_47, 20, List.of()));
    Exercise exercise =
        new Exercise(
            "ex-1",
            Exercise.Kind.RESTORE,
            "key-1",
            "pki-team",
            now.minus(Duration.ofDays(200)),
            Duration.ofDays(90),
            Optional.of(Duration.ofHours(4)));
    Result result =
        new Result(
            "ex-1",
            now.minus(Duration.ofDays(120)),
            Duration.ofMinutes(40),
            Result.Outcome.PASSED,
            List.of("ann"),
            List.of());
    ExerciseItem item =
        new ExerciseItem(
            exercise, List.of(new ExerciseItem.Done(result, "ann", "")), Optional.empty());
    calendar(all, CalendarDocument.exercise(new DeskEntry<>(1, "ann", now, item, List.of()), now));
    return all;
  }

  private static void calendar(List<Written> all, Map<String, Object> fields) {
    all.add(new Written("portcullis-calendar", fields.get("id").toString(), fields));
  }

  private static Written certificate(
      String serial,
      Renewing.State state,
      Optional<Remark.Kind> remarked,
      Optional<Subject> holder,
      String spki,
      Instant now) {
    Instant end = now.plus(Duration.ofDays(5));
    Certificate certificate =
        new Certificate(
            "CN=Lab CA,O=Lab",
            serial,
            "CN=web-" + serial + ",O=Lab",
            serial.repeat(64),
            spki,
            now.minus(Duration.ofDays(60)),
            end,
            holder.isPresent(),
            "",
            "EC 256",
            "SHA256withECDSA");
    Told team = Told.of("pki-team", "cmdb", now);
    Declared declared =
        new Declared(
            team, team, Told.of("prod", "cmdb", now), team, team, team, List.of("web-1:443"));
    Entry entry = Entry.told(certificate, "scan", now).with(declared);
    Renewing renewing = new Renewing(state, now, end, end, Optional.of(Duration.ofDays(7)));
    List<Remark> remarks =
        remarked
            .map(kind -> new Remark("watch:endpoints", "web-1:443", kind, now, "", now, false))
            .stream()
            .toList();
    return new Written(
        "portcullis-certificates",
        CertificateDocument.id(entry),
        CertificateDocument.of(
            entry, Optional.of(renewing), holder, remarks, spki.equals(SHARED) ? 2 : 1));
  }
}
