package io.portcullis.replay.log;

import java.util.Map;

import io.portcullis.model.Decided;
import io.portcullis.model.Signal;
import io.portcullis.rules.bundle.Published;

/**
 * What there is to replay. Read only; each tape ends where the log ended when it was opened. What
 * can not be read is a {@link io.portcullis.replay.ReplayException}.
 */
public interface Log extends AutoCloseable {
  int partitions();

  Tape<Signal> signals(int partition);

  /** What the hub decided, as its records tell it, in the order of {@link #signals}. */
  Tape<Decided> decisions(int partition);

  /** The bundles that were published, by digest. */
  Map<String, Published> policies();

  /** False when the oldest signals of this partition are no longer kept. */
  boolean whole(int partition);

  @Override
  void close();
}
