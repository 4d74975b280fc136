package io.portcullis.routes.checkpoint;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What people were told. */
final class Told implements Trouble {
  final List<String> actions = new CopyOnWriteArrayList<>();

  @Override
  public void tell(String action, String about, String reason) {
    actions.add(action);
  }
}
