package io.portcullis.routes.renewal;

import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

import io.portcullis.routes.duty.StalePlaceException;

/** Entries that outlive the hub: the newest of each key. */
interface Journal extends AutoCloseable {
  /** All entries, in an order in which the newest of a key comes last. */
  void read(BiConsumer<String, Optional<byte[]>> reader);

  /**
   * All of it or nothing; an empty value takes an entry out.
   *
   * @throws StalePlaceException when another hub has opened it since
   */
  void write(Map<String, Optional<Object>> entries);

  @Override
  void close();
}
