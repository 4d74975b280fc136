package io.portcullis.routes.api;

import java.time.Duration;
import java.util.function.Consumer;

import io.portcullis.inventory.Entry;
import io.portcullis.inventory.read.Body;
import io.portcullis.inventory.store.Filter;

/**
 * The hub's inventory of certificates. Throws {@link HubRefusal} as {@link Hub} does, and when a
 * cursor is none of the list that is asked for.
 */
public interface CertificateInventory {
  /** Of one page. */
  int MAX_PAGE = 1_000;

  /**
   * Without the certificates' bytes.
   *
   * @param cursor {@link CertificateList#next} of the page before, or empty
   * @param most 1 to {@value #MAX_PAGE}
   */
  CertificateList list(Filter filter, String cursor, int most);

  /** Those whose life ends between now and then, the first one first. */
  CertificateList expiring(Duration within, String cursor, int most);

  /** All of one key. */
  CertificateList ofKey(String spki, String cursor, int most);

  /** All with this name as a whole, in any case. */
  CertificateList named(String name, String cursor, int most);

  /**
   * @param issuer distinguished name, or empty for any
   */
  CertificateList numbered(String issuer, String serial);

  /**
   * @param id fingerprint, issuer and serial number with a bar between, serial number, SHA-256 of
   *     the key, or a name
   */
  CertificateAnswer find(String id);

  /**
   * Merges what a body tells into the inventory; to do it again changes nothing.
   *
   * @param source who tells it, where the body does not say so
   */
  Imported take(Body.Kind kind, String source, byte[] body);

  /** All of them with all that is told of them, in no order that means anything. */
  void export(Consumer<Entry> into);
}
