package io.portcullis.routes.seal;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Where documents of current state go, one for each thing. */
public interface StateSink extends AutoCloseable {
  /**
   * @param source one line of JSON, with {@code @timestamp} as the moment of writing
   */
  record Document(String id, byte[] source) {}

  /**
   * @throws IOException when it is away or refuses a document, which is named; others may be stored
   *     then
   */
  void write(List<Document> documents, Instant at) throws IOException;

  /**
   * Takes out what was last written before a moment.
   *
   * @param most an index that has more is not one of ours
   * @return how many
   */
  long takeOutOlder(Instant at, long most) throws IOException;

  @Override
  void close();
}
