package io.portcullis.connectors.hsm.listing;

import java.io.IOException;

import io.portcullis.connectors.api.BadRecord;

/** Asks one key service for its keys. It only reads. For one thread at a time. */
public interface KeyLister extends AutoCloseable {
  /** More keys are never listed. */
  int MOST = 10_000;

  /** Which service, and where: with another place the keys are others. */
  Service service();

  /**
   * All keys.
   *
   * @param most from 1 to {@link #MOST}; with more keys the listing is not whole
   * @throws IOException when the list itself could not be read to its end; says why, and holds no
   *     secret
   */
  KeyListing list(int most) throws IOException, InterruptedException;

  /**
   * Asks for the first page of the list, and for nothing else.
   *
   * @throws IOException when it did not come; holds no secret
   */
  void ask() throws IOException, InterruptedException;

  /** "ok" when the first page of the list came, else why not. */
  default String check() {
    try {
      ask();
      return "ok";
    } catch (IOException | BadRecord e) {
      return e.getMessage();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }

  @Override
  void close();
}
