package io.portcullis.routes.transmit;

import java.util.List;

/** The log of announcements, as one stream reads it. For one thread. */
interface Announced extends AutoCloseable {

  /** One announcement, and where it lies. */
  record Entry(int partition, long offset, byte[] value) {}

  /** Opens it at a place. */
  interface Log {
    /**
     * Partitions that the place does not name begin an hour back.
     *
     * @throws InterruptedException when the duty was taken away meanwhile
     */
    Announced from(Offsets place) throws InterruptedException;
  }

  /** Where it really began: what the place named may be gone. */
  Offsets began();

  /** The next ones, in the order of each partition; none after a moment without any. */
  List<Entry> next() throws InterruptedException;

  /** How many are there behind those that {@link #next} gave. */
  long behind();

  @Override
  void close();
}
