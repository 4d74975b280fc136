package io.portcullis.model.guard;

import java.util.List;
import java.util.Optional;

/** What the guard remembers. In the hub it lies in stores, in tests and replay in maps. */
public interface Ledger {
  Control control();

  void control(Control control);

  Optional<Waiting> waiting(String id);

  void put(Waiting waiting);

  void remove(String id);

  /** All that waits, oldest first, at most {@link Limits#MAX_WAITING}. */
  List<Waiting> waiting();

  /** What waits for this subject; at most one proposal and a few reinstatements. */
  List<Waiting> waitingOf(String subject);

  int waitingCount();

  /** Times (epoch milliseconds) of what was admitted under this limit, oldest first. */
  List<Long> window(String limit);

  void window(String limit, List<Long> times);

  /** Members of a group that the inventory knows. */
  int groupSize(String group);

  void groupSize(String group, int members);

  /** Why what this source said is not to be relied on; empty where it is. */
  Optional<String> silent(String source);

  void silent(String source, Optional<String> why);

  /** True when people agreed to the proposal with this id; the newest are remembered. */
  boolean approved(String proposal);

  /** Remembers it, and forgets the oldest beyond {@link Limits#MAX_APPROVED}. */
  void approve(String proposal);

  /** Planned changes that people agreed to and that are not over, those that begin first first. */
  List<Planned> planned();

  /** Keeps it, in place of the one with its id. */
  void plan(Planned planned);

  void unplan(String id);
}
