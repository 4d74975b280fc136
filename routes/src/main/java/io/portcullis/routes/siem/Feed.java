package io.portcullis.routes.siem;

import java.util.List;
import java.util.Map;

/** Sealed records in the order of their partitions, and how far they have been read. */
interface Feed extends AutoCloseable {
  /** The next ones, 200 at most; none when nothing came for a while. */
  List<byte[]> poll();

  /** Where each partition goes on after what was read. */
  Map<Integer, Long> next();

  /** Offsets from those to the ends of the partitions. */
  long behind(Map<Integer, Long> places);

  @Override
  void close();
}
