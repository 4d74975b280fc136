package io.portcullis.inventory.desk;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A key, with its backups, is to be destroyed.
 *
 * @param by who asked for it
 * @param agreed who agreed; nobody destroys it before
 * @param proofs of those who did it together, one of each
 */
public record DestructionItem(
    String about, String by, Instant at, String reason, Optional<Word> agreed, List<Word> proofs)
    implements Item {
  public DestructionItem {
    agreed = Objects.requireNonNullElse(agreed, Optional.empty());
    proofs = List.copyOf(Objects.requireNonNullElse(proofs, List.of()));
  }

  /**
   * What one person says by his own token.
   *
   * @param text why he agrees; what shows that the key is gone
   */
  public record Word(String by, Instant at, String text) {}

  @Override
  public Kind kind() {
    return Kind.DESTRUCTION;
  }

  @Override
  public String id() {
    return about;
  }

  @Override
  public boolean ended() {
    return proofs.size() >= Destructions.TOGETHER;
  }
}
