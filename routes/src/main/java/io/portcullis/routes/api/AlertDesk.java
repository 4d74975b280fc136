package io.portcullis.routes.api;

import io.portcullis.routes.people.Person;

/** What people were told. Throws {@link HubRefusal} as {@link Hub} does. */
public interface AlertDesk {
  /** Most alerts of one page. */
  int MOST = 1_000;

  /**
   * @param open true for those alone that nobody has answered
   * @param after as the last page gave it, or empty for the first
   * @param most 1 to {@link #MOST}
   */
  AlertPage page(boolean open, String after, int most);

  AlertView find(String id);

  /** From here on nobody else is told of it. */
  AlertView acknowledge(Person by, String id, String reason);
}
