package io.portcullis.routes.api;

import java.util.List;

import io.portcullis.inventory.Entry;

/**
 * What the inventory knows by one name.
 *
 * @param found at most {@value #MOST} of those that it leads to
 * @param sameKey others with the key of one of them, at most {@value #MOST}: they fall with it when
 *     the key is lost
 * @param more true when there are more of either
 */
public record CertificateAnswer(
    String asked, List<Entry> found, List<Entry> sameKey, boolean more) {
  public static final int MOST = 100;
}
