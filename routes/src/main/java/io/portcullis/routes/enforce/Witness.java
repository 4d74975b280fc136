package io.portcullis.routes.enforce;

import java.util.List;

import io.portcullis.model.Action;
import io.portcullis.model.Hop;

/** What else on this hub has noticed of an action; asked when there is an outcome to tell. */
public interface Witness {
  /** Of those who have not looked. */
  Witness NONE = action -> List.of();

  List<Hop> saw(Action action);
}
