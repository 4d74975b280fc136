package io.portcullis.routes.checkpoint;

/** Tells people of what is wrong with the hub's own trail; at most once an hour for each thing. */
public interface Trouble {
  /** No checkpoint can be signed. */
  String WAITS = "checkpoint-waits";

  /** The file of checkpoints does not take them. */
  String FILE = "checkpoint-file";

  /** No witness has seen a checkpoint for a while. */
  String UNWITNESSED = "checkpoint-unwitnessed";

  /** Another key signs than before, and nobody announced it. */
  String KEY_CHANGED = "checkpoint-key-changed";

  /** A line among the checkpoints that nobody signed. */
  String FORGED = "checkpoint-forged";

  /** A chain does not go on. */
  String BROKEN = "chain-broken";

  /**
   * @param about chain, topic or file
   */
  void tell(String action, String about, String reason);
}
