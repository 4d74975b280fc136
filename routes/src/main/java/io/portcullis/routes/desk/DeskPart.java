package io.portcullis.routes.desk;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.portcullis.inventory.desk.CardLines;
import io.portcullis.inventory.desk.Item;
import io.portcullis.inventory.desk.Noted;
import io.portcullis.inventory.desk.Notes;
import io.portcullis.inventory.desk.RestoreDrills;
import io.portcullis.inventory.desk.Seen;
import io.portcullis.model.Remark;
import io.portcullis.model.Statement.Remarked.Said;
import io.portcullis.model.keys.Drill;
import io.portcullis.model.keys.Related;
import io.portcullis.routes.api.Desk;
import io.portcullis.routes.config.RotationSettings;
import io.portcullis.routes.duty.Duty;
import io.portcullis.routes.embedded.Topics;
import io.portcullis.routes.explain.SubjectIndex;
import io.portcullis.routes.intake.Intake;
import io.portcullis.routes.intake.Receipt;
import io.portcullis.routes.remark.RemarkTeller;
import io.portcullis.routes.stream.Tail;

/** What a hub has of the calendar that people keep. */
public final class DeskPart {
  /** Not one of a configured source, whose name has no colon. */
  public static final String SOURCE = "watch:calendar-records";

  private final DeskView view = new DeskView();
  private final RotationSettings settings;
  private final Desk desk;
  private final Duty duty;
  private final Custodians custodians;
  private final Clock clock;

  /**
   * Where it is.
   *
   * @param client connection settings of Kafka
   * @param application id that all hubs of it share
   */
  public record Kafka(Map<String, Object> client, Topics topics, String application) {}

  /**
   * @param certified whether the inventory has a certificate of a key, by its SHA-256 in hex
   */
  public DeskPart(
      RotationSettings settings,
      Kafka kafka,
      SubjectIndex index,
      Predicate<String> certified,
      Intake intake,
      Clock clock) {
    this.settings = settings;
    this.clock = clock;
    Subjects subjects = new Subjects(index, this::drills, clock);
    this.custodians = new Custodians(subjects::people, clock);
    DeskWriter writer = new DeskWriter(kafka.client(), kafka.topics(), kafka.application(), view);
    Function<byte[], Receipt> take =
        RemarkTeller.way(SOURCE, Optional.of(DeskDuty.EVERY.multipliedBy(3)), intake);
    UnheardKeys unheard = new UnheardKeys(subjects, certified, take);
    this.desk = new LiveDesk(view, writer, subjects, unheard, this::lines, clock);
    this.duty = new DeskDuty(view, this::notes, subjects, plans(subjects), take, clock);
  }

  private Runnable plans(Subjects subjects) {
    Proposals proposals = new Proposals(subjects, view, desk, settings, clock);
    Retired retired = new Retired(view, desk, settings.retention());
    return () -> {
      proposals.make();
      retired.make();
    };
  }

  /** What follows the topic. */
  public Tail.Reader reader() {
    return view;
  }

  public Desk desk() {
    return desk;
  }

  public Duty duty() {
    return duty;
  }

  /** What its card shows of a key, the items in the order of their names. */
  public List<Related.Planned> card(String key) {
    return CardLines.of(
        view.all().stream().map(Seen::item).filter(item -> item.about().equals(key)).toList(),
        clock.instant());
  }

  /** Restores that were tried, by the key's id. */
  public Map<String, List<Drill>> drills() {
    return RestoreDrills.of(view.of(Item.Kind.EXERCISE, "").map(Kept::item).toList());
  }

  /** False until all that was kept at the start has been read. */
  public boolean ready() {
    return view.ready();
  }

  private List<Noted> notes() {
    return Notes.of(view.all(), settings.limits(), clock.instant()).stream()
        .map(custodians::also)
        .toList();
  }

  private Map<String, List<String>> lines() {
    return notes().stream()
        .filter(n -> !n.said().isEmpty())
        .collect(
            Collectors.toMap(
                n -> n.item().name(),
                n -> n.said().stream().filter(DeskPart::amiss).map(DeskPart::line).toList()));
  }

  /** That the old key is blocked is as it should be; rules have to know it. */
  private static boolean amiss(Said said) {
    return said.kind() != Remark.Kind.ROTATION_BLOCKED;
  }

  private static String line(Said said) {
    String kind = said.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return "%s since %s: %s".formatted(kind, said.since(), said.detail());
  }
}
