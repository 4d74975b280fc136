package io.portcullis.routes.desk;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import io.portcullis.inventory.desk.Item;
import io.portcullis.inventory.desk.RotationItem;
import io.portcullis.inventory.rotation.Rotation;
import io.portcullis.routes.api.Desk;
import io.portcullis.routes.api.HubRefusal;
import io.portcullis.routes.config.RotationSettings;
import io.portcullis.routes.explain.SubjectIndex;

/** A hub's calendar without Kafka: what is written stands in its view, and nowhere else. */
public final class PlainDesk implements Writes, AutoCloseable {
  final DeskView view = new DeskView();
  final SubjectIndex index;
  final Staff staff;
  final LiveDesk desk;
  private final Subjects subjects;
  private int takes = Integer.MAX_VALUE;

  public PlainDesk(Path folder) {
    Clock clock = Clock.systemUTC();
    this.index = new SubjectIndex(folder);
    this.staff = new Staff(index);
    this.subjects = new Subjects(index, Map::of, clock);
    this.desk = new LiveDesk(view, this, subjects, unheard(), Map::of, clock);
    view.current(KeptItems.T0);
  }

  /** Without an inventory. */
  private UnheardKeys unheard() {
    return new UnheardKeys(subjects, spki -> false, body -> null);
  }

  public Desk desk() {
    return desk;
  }

  /** After so many more nothing is taken. */
  public void takes(int more) {
    takes = more;
  }

  @Override
  public <K extends Kept<?>> K write(Supplier<DeskWriter.Write<K>> decision) {
    if (takes == 0) {
      throw new HubRefusal(HubRefusal.Kind.NOT_READY, "Kafka is away");
    }
    takes--;
    K kept = decision.get().kept();
    view.accept(kept.item().name(), Optional.of(kept));
    return kept;
  }

  /** As if somebody had written it. */
  public void keep(Item item) {
    view.accept(item.name(), Optional.of(new Kept<>(1, "ann", KeptItems.T0, item)));
  }

  Proposals proposals(Clock clock) {
    Duration day = Duration.ofDays(1);
    RotationSettings settings =
        new RotationSettings(day, day, day, day, day, Duration.ofDays(30), Duration.ZERO);
    return new Proposals(subjects, view, desk, settings, clock);
  }

  List<Rotation> planned() {
    return view.of(Item.Kind.ROTATION, "").map(k -> ((RotationItem) k.item()).rotation()).toList();
  }

  @Override
  public void close() {
    index.close();
  }
}
