package io.portcullis.routes.desk;

import java.util.function.Supplier;

import io.portcullis.routes.api.HubRefusal;

/** How the calendar is written. */
interface Writes {
  /**
   * @param decision looks at the view, which holds all that is written; it may be asked again. What
   *     it throws is thrown, and nothing is written
   * @throws HubRefusal when it can not be written
   */
  <K extends Kept<?>> K write(Supplier<DeskWriter.Write<K>> decision);
}
