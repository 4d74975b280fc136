package io.portcullis.inventory.desk;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A key, with its backups, is to be destroyed.
 *
 * @param by who asked for it
 * @param agreed who agreed; nobody destroys it before
 * @param proofs of those who did it together, one of each
 * @param rejected who said no; nobody destroys it then
 */
public record DestructionItem(
    String about,
    String by,
    Instant at,
    String reason,
    Optional<Word> agreed,
    List<Word> proofs,
    Optional<Word> rejected)
    implements Item {
  public DestructionItem {
    agreed = Objects.requireNonNullElse(agreed, Optional.empty());
    proofs = List.copyOf(Objects.requireNonNullElse(proofs, List.of()));
    rejected = Objects.requireNonNullElse(rejected, Optional.empty());
  }

  /**
   * What one person says by his own token.
   *
   * @param text why he agrees, or does not; what shows that the key is gone
   */
  public record Word(String by, Instant at, String text) {}

  static DestructionItem asked(String about, String reason, By by) {
    return new DestructionItem(
        about, by.person(), by.at(), reason, Optional.empty(), List.of(), Optional.empty());
  }

  DestructionItem agreed(Word word) {
    return new DestructionItem(about, by, at, reason, Optional.of(word), proofs, rejected);
  }

  DestructionItem proved(Word word) {
    List<Word> all = Stream.concat(proofs.stream(), Stream.of(word)).toList();
    return new DestructionItem(about, by, at, reason, agreed, all, rejected);
  }

  DestructionItem rejected(Word word) {
    return new DestructionItem(about, by, at, reason, agreed, proofs, Optional.of(word));
  }

  /** The key is gone. */
  public boolean proved() {
    return proofs.size() >= Destructions.TOGETHER;
  }

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
    return proved() || rejected.isPresent();
  }
}
