package io.portcullis.routes.audit;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.inventory.desk.ErasureItem;
import io.portcullis.inventory.desk.Erasures;
import io.portcullis.routes.api.Desk;
import io.portcullis.routes.api.DeskEntry;
import io.portcullis.routes.api.DeskPage;
import io.portcullis.routes.api.HubRefusal;
import io.portcullis.routes.duty.SteppedDuty;
import io.portcullis.routes.people.Person;
import io.portcullis.routes.people.Role;

/** Does what two people agreed to. Its place holds nothing: what is left to do says the desk. */
public final class EraseDuty extends SteppedDuty {
  private static final Logger LOG = LoggerFactory.getLogger(EraseDuty.class);

  /** A person's name has no colon. */
  static final Person HUB = new Person("hub:erasures", Role.OPERATOR);

  private static final Duration EVERY = Duration.ofSeconds(20);
  private static final int MOST = 100;

  private final Desk desk;
  private final Eraser eraser;
  private final Function<String, Set<String>> names;
  private final Telling telling;

  /** Writes the record of an erasure, and returns when it is durable. */
  public interface Telling {
    void tell(String order, String approved, List<String> records);
  }

  /**
   * @param names under which the person is known, the given one among them
   */
  public EraseDuty(Desk desk, Eraser eraser, Function<String, Set<String>> names, Telling telling) {
    this.desk = desk;
    this.eraser = eraser;
    this.names = names;
    this.telling = telling;
  }

  @Override
  public String name() {
    return "erasures";
  }

  /** Looks once. What fails is tried again with the next look. */
  @Override
  protected Duration work(Place place) {
    try {
      Optional<String> from = Optional.of("");
      while (from.isPresent()) {
        DeskPage<ErasureItem> page =
            desk.page(ErasureItem.class, "", false, from.orElseThrow(), MOST);
        page.entries().stream().filter(entry -> entry.item().due()).forEach(this::erase);
        from = page.next();
      }
    } catch (HubRefusal e) {
      LOG.debug("erasures wait: {}", e.getMessage());
    }
    return EVERY;
  }

  private void erase(DeskEntry<ErasureItem> entry) {
    ErasureItem item = entry.item();
    String approved = item.agreed().orElseThrow().by();
    try {
      long records =
          eraser.erase(
              names.apply(item.person()),
              item.order(),
              ids -> telling.tell(item.order(), approved, ids));
      desk.change(
          ErasureItem.class,
          item.order(),
          entry.version(),
          HUB,
          (before, by) -> Erasures.done(before.orElseThrow(), records, by));
      LOG.info("erasure {}: {} records", item.order(), records);
    } catch (IOException | IllegalStateException e) {
      LOG.warn("erasure {} is not done and is tried again: {}", item.order(), e.getMessage());
    }
  }
}
