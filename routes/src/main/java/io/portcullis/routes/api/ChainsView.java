package io.portcullis.routes.api;

import java.time.Instant;
import java.util.List;

import io.portcullis.inventory.chain.Chain;
import io.portcullis.inventory.chain.Proof;
import io.portcullis.inventory.chain.Remark;

/**
 * The hierarchy of authorities.
 *
 * @param authorities those whose chain breaks first, at most {@link #MOST}
 * @param breaks within the time that the hub warns ahead, the soonest first, at most {@link #MOST}
 * @param more authorities and breaks that are not shown
 * @param leftOut certificates of authorities that were too many to look at
 * @param at when the inventory was looked through
 */
public record ChainsView(
    List<Authority> authorities,
    List<Remarked> remarks,
    List<Broken> breaks,
    long more,
    long leftOut,
    Instant at) {
  public static final int MOST = 1_000;

  /**
   * One certificate of an authority.
   *
   * @param ending of its best chain
   * @param proof its weakest link
   * @param length certificates of the chain
   * @param breaks when it does, by the end of the certificate {@code by}
   * @param certificates that it issued and that are valid
   */
  public record Authority(
      String id,
      String subject,
      Instant notAfter,
      Chain.Ending ending,
      Proof proof,
      int length,
      Instant breaks,
      String by,
      long certificates) {}

  /**
   * @param about names of the authorities concerned
   */
  public record Remarked(Remark.Kind kind, List<String> about, List<String> ids, Instant at) {}

  /**
   * @param by the authority whose certificate ends
   * @param authorities that have no chain then
   * @param certificates that are cut short
   */
  public record Broken(
      Instant at, String by, String id, List<String> authorities, long certificates) {}
}
