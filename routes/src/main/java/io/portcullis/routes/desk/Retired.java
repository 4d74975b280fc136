package io.portcullis.routes.desk;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.inventory.desk.Item;
import io.portcullis.inventory.desk.RetentionItem;
import io.portcullis.inventory.desk.Retentions;
import io.portcullis.inventory.desk.RotationItem;
import io.portcullis.inventory.desk.Seen;
import io.portcullis.inventory.exercise.Retention;
import io.portcullis.inventory.rotation.Phase;
import io.portcullis.inventory.rotation.Rotation;
import io.portcullis.routes.api.Desk;
import io.portcullis.routes.api.HubRefusal;

/** Says how long a key that was retired is kept, where nobody said so. */
final class Retired {
  private static final Logger LOG = LoggerFactory.getLogger(Retired.class);

  private final DeskView view;
  private final Desk desk;
  private final Duration kept;

  /**
   * @param kept from its retirement on; zero to say nothing
   */
  Retired(DeskView view, Desk desk, Duration kept) {
    this.view = view;
    this.desk = desk;
    this.kept = kept;
  }

  /** Of {@link Proposals#MOST} keys at most; the next look goes on. */
  void make() {
    if (kept.isZero()) {
      return;
    }
    List<Rotation> unsaid =
        Seen.only(RotationItem.class, view.all()).stream()
            .map(RotationItem::rotation)
            .filter(rotation -> rotation.phase() == Phase.RETIRED && !said(rotation.key()))
            .limit(Proposals.MOST)
            .toList();
    try {
      unsaid.forEach(this::keep);
    } catch (HubRefusal e) {
      // It is looked at again with the next pass.
      LOG.warn("how long retired keys are kept is not written down: {}", e.getMessage());
    }
  }

  private boolean said(String key) {
    return before(key)
        .map(Kept::item)
        .filter(item -> ((RetentionItem) item).retention().said())
        .isPresent();
  }

  private Optional<Kept<?>> before(String key) {
    return view.find(Item.Kind.RETENTION.prefix() + key);
  }

  /** Legal holds stay; of a key that was retired twice the first time counts. */
  private void keep(Rotation rotation) {
    String key = rotation.key();
    if (said(key)) {
      return;
    }
    Retention wanted = new Retention(rotation.since(), kept, Optional.empty(), List.of());
    desk.change(
        RetentionItem.class,
        key,
        before(key).map(Kept::version).orElse(0L),
        Proposals.HUB,
        (item, by) -> Retentions.set(item, key, wanted));
    LOG.info("key {} is retired, and kept for {}", key, kept);
  }
}
