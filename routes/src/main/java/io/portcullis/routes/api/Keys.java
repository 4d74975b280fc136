package io.portcullis.routes.api;

import io.portcullis.model.keys.KeyCard;
import io.portcullis.model.keys.KeyFilter;

/** The inventory of keys. Throws {@link HubRefusal} as {@link Hub} does. */
public interface Keys {
  /** Most keys of one page. */
  int MOST = 1_000;

  /**
   * In the order of their ids.
   *
   * @param after as the last page gave it, or empty for the first
   * @param most 1 to {@link #MOST}
   */
  KeyPage page(KeyFilter filter, String after, int most);

  /** The same keys, with the controls of each. */
  MatrixPage matrix(KeyFilter filter, String after, int most);

  /**
   * @param id of the subject, or any name that it has, with its type ("arn=...") or without
   */
  KeyCard card(String id);
}
