package io.portcullis.routes.state;

import java.util.Optional;

import io.portcullis.inventory.desk.Item;
import io.portcullis.routes.api.Desk;
import io.portcullis.routes.api.DeskEntry;
import io.portcullis.routes.api.DeskPage;
import io.portcullis.routes.api.HubRefusal;
import io.portcullis.routes.state.Stock.NotNowException;

/** What people keep on the calendar and has not ended, page by page. */
final class Items {
  private Items() {}

  /** Takes one item. */
  interface Taker<T extends Item, E extends Exception> {
    void take(DeskEntry<T> entry) throws E;
  }

  /**
   * @throws NotNowException while the calendar is still being read
   */
  static <T extends Item, E extends Exception> void each(
      Desk desk, Class<T> type, Taker<T, E> taker) throws E {
    Optional<String> after = Optional.of("");
    while (after.isPresent()) {
      DeskPage<T> page = page(desk, type, after.get());
      for (DeskEntry<T> entry : page.entries()) {
        taker.take(entry);
      }
      after = page.next();
    }
  }

  private static <T extends Item> DeskPage<T> page(Desk desk, Class<T> type, String after) {
    try {
      return desk.page(type, "", false, after, Desk.MOST);
    } catch (HubRefusal e) {
      throw new NotNowException(e.getMessage());
    }
  }
}
