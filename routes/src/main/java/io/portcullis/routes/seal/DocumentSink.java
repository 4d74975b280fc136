package io.portcullis.routes.seal;

import java.io.IOException;
import java.util.List;

import io.portcullis.routes.seal.StateSink.Document;

/** Where documents go that are written once; one that is there already stays. */
public interface DocumentSink extends AutoCloseable {
  /**
   * @throws IOException when it is away or refuses a document, which is named
   */
  void write(List<Document> documents) throws IOException;

  @Override
  void close();
}
