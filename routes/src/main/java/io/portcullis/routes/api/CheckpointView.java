package io.portcullis.routes.api;

import java.time.Instant;
import java.util.List;

/**
 * One checkpoint.
 *
 * @param kind checkpoint, prune or erasure
 * @param hash SHA-256 of what is signed: what the next one names, and what witnesses see
 * @param key SHA-256 of the signer's SubjectPublicKeyInfo
 * @param records that it covers
 * @param flaws where a chain did not go on as it must
 */
public record CheckpointView(
    long number,
    String kind,
    Instant at,
    String hash,
    String key,
    long records,
    List<Chain> chains,
    List<String> flaws) {

  /**
   * @param to from - 1 when there is nothing new in it
   * @param root tree hash over its seals
   */
  public record Chain(String chain, long from, long to, String root) {}
}
