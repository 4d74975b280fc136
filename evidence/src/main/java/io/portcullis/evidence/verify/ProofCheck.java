package io.portcullis.evidence.verify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import io.portcullis.evidence.checkpoint.Checkpoint;
import io.portcullis.evidence.checkpoint.Part;
import io.portcullis.evidence.checkpoint.Range;
import io.portcullis.evidence.checkpoint.SignedCheckpoint;
import io.portcullis.evidence.checkpoint.Witness;
import io.portcullis.evidence.timestamp.TimeStampException;
import io.portcullis.evidence.timestamp.Trusted;
import io.portcullis.model.evidence.Seal;

/**
 * Whether a proof proves its record.
 *
 * @param id of the record
 * @param signed when the checkpoint that covers it was made
 * @param trusted whether the key is one that was given
 * @param witnessed when somebody outside saw it, by its own word
 * @param stamped whether that is a time stamp that was checked
 * @param problems empty when it holds
 */
public record ProofCheck(
    String id,
    String dataset,
    String timestamp,
    String redacted,
    Instant signed,
    boolean trusted,
    Optional<Instant> witnessed,
    boolean stamped,
    List<String> problems) {
  public ProofCheck {
    problems = List.copyOf(problems);
  }

  public boolean holds() {
    return problems.isEmpty();
  }

  /**
   * @param keys those that lie in the proof as found ones
   * @param stamps authorities of time stamps; without any, a stamp is read and not checked
   * @throws IllegalArgumentException when there is no sealed record in it
   */
  public static ProofCheck of(Proof proof, Keys keys, Trusted stamps) {
    List<String> problems = new ArrayList<>();
    Looked record = Looked.at(proof.record(), 0, proof.record().length);
    Seal seal = record.seal();
    if (!record.check().holds()) {
      problems.add("the record is not what its seal says");
    }
    Checkpoint first = proof.checkpoints().getFirst().checkpoint();
    included(proof, record, first, problems);
    Signatures signatures = new Signatures(keys);
    linked(proof.checkpoints(), signatures, problems);
    return new ProofCheck(
        seal.id(),
        record.dataset(),
        record.timestamp(),
        seal.redacted(),
        first.at(),
        signatures.fromOutside(),
        witnessed(proof, stamps, problems),
        !stamps.anchors().isEmpty()
            && proof.witness().filter(w -> w.by() == Witness.By.RFC3161).isPresent(),
        problems);
  }

  private static void included(
      Proof proof, Looked record, Checkpoint checkpoint, List<String> problems) {
    Seal seal = record.seal();
    Optional<Part> part =
        Prover.range(checkpoint, seal.chain(), seal.sequence()).map(Range::parts).stream()
            .flatMap(List::stream)
            .filter(p -> p.dataset().equals(record.dataset()))
            .findFirst();
    Optional<String> root = proof.inclusion().root(seal.hash());
    boolean included =
        part.filter(p -> p.count() == proof.inclusion().size())
            .map(Part::root)
            .filter(r -> root.filter(r::equals).isPresent())
            .isPresent();
    if (!included) {
      problems.add("checkpoint %d did not sign this record".formatted(checkpoint.number()));
    }
  }

  private static void linked(
      List<SignedCheckpoint> checkpoints, Signatures signatures, List<String> problems) {
    Optional<Checkpoint> before = Optional.empty();
    for (SignedCheckpoint signed : checkpoints) {
      Checkpoint checkpoint = signed.checkpoint();
      String problem = signatures.problem(signed);
      if (!problem.isEmpty()) {
        problems.add("checkpoint %d %s".formatted(checkpoint.number(), problem));
      }
      if (before.filter(b -> !follows(b, checkpoint)).isPresent()) {
        problems.add(
            "checkpoint %d does not continue the one before".formatted(checkpoint.number()));
      }
      before = Optional.of(checkpoint);
    }
    if (signatures.firstStranger() > 0) {
      problems.add(
          "checkpoint %d is signed by the key %s, which nobody vouches for"
              .formatted(signatures.firstStranger(), signatures.stranger()));
    }
  }

  private static boolean follows(Checkpoint before, Checkpoint next) {
    return next.number() == before.number() + 1 && next.previous().equals(before.hash());
  }

  private static Optional<Instant> witnessed(Proof proof, Trusted stamps, List<String> problems) {
    if (proof.witness().isEmpty()) {
      return Optional.empty();
    }
    Witness witness = proof.witness().get();
    Checkpoint last = proof.checkpoints().getLast().checkpoint();
    if (witness.number() != last.number() || !witness.checkpoint().equals(last.hash())) {
      problems.add("the witness saw another checkpoint");
      return Optional.empty();
    }
    if (witness.by() != Witness.By.RFC3161 || stamps.anchors().isEmpty()) {
      return Optional.of(witness.at());
    }
    try {
      byte[] token = Base64.getDecoder().decode(witness.token());
      byte[] hash = HexFormat.of().parseHex(witness.checkpoint());
      return Optional.of(stamps.check(token, hash).at());
    } catch (TimeStampException | IllegalArgumentException e) {
      problems.add("the time stamp is not valid: " + e.getMessage());
      return Optional.empty();
    }
  }
}
