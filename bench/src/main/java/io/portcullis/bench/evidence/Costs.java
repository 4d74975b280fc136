package io.portcullis.bench.evidence;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import java.util.Optional;

import io.portcullis.bench.BenchException;
import io.portcullis.evidence.checkpoint.Merkle;
import io.portcullis.evidence.timestamp.Trusted;
import io.portcullis.evidence.verify.Keys;
import io.portcullis.evidence.verify.Records;
import io.portcullis.evidence.verify.Report;
import io.portcullis.evidence.verify.Verification;
import io.portcullis.model.evidence.Head;
import io.portcullis.model.evidence.Seal;
import io.portcullis.model.evidence.Unsealed;

/** What a record costs in the hub beside its way, each on one thread and in memory. */
final class Costs {
  /** As many records are in one checkpoint, where nothing else is set. */
  static final int PER_CHECKPOINT = 10_000;

  private Costs() {}

  /** Microseconds of canonical JSON, two hashes and the seal, for one record. */
  static double sealing(int count) {
    Head head = Head.START;
    for (int i = 0; i < count; i++) {
      head = sealed(i, head);
    }
    long begin = System.nanoTime();
    for (int i = 0; i < count; i++) {
      head = sealed(i, head);
    }
    return (System.nanoTime() - begin) / 1e3 / count;
  }

  private static Head sealed(int number, Head head) {
    Unsealed unsealed = Sample.unsealed(number);
    Seal seal = unsealed.seal("c0", head);
    if (unsealed.with(seal).length == 0) {
      throw new BenchException("nothing was sealed");
    }
    return seal.head();
  }

  /** Microseconds of the same records without a seal: what making them up costs. */
  static double making(int count) {
    long octets = 0;
    for (int i = 0; i < count; i++) {
      octets += Sample.record(i).complete().size();
    }
    long begin = System.nanoTime();
    for (int i = 0; i < count; i++) {
      octets += Sample.record(i).complete().size();
    }
    double each = (System.nanoTime() - begin) / 1e3 / count;
    return octets > 0 ? each : 0;
  }

  /** Microseconds of the tree, and of one signature shared by all of a checkpoint. */
  static double checkpoint(List<String> seals) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      double cost = 0;
      for (int round = 0; round < 2; round++) {
        long begin = System.nanoTime();
        checkpoints(seals, pair);
        cost = (System.nanoTime() - begin) / 1e3 / seals.size();
      }
      return cost;
    } catch (GeneralSecurityException e) {
      throw new BenchException("a checkpoint could not be signed: " + e.getMessage(), e);
    }
  }

  private static void checkpoints(List<String> seals, KeyPair pair)
      throws GeneralSecurityException {
    for (int from = 0; from < seals.size(); from += PER_CHECKPOINT) {
      Merkle tree = new Merkle();
      seals.subList(from, Math.min(seals.size(), from + PER_CHECKPOINT)).forEach(tree::add);
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(pair.getPrivate());
      signature.update(tree.root().getBytes(java.nio.charset.StandardCharsets.UTF_8));
      signature.sign();
    }
  }

  /** Records a second that are verified, by two threads; the second of two rounds. */
  static double verifying(List<Sample.Chain> chains) throws InterruptedException {
    Verification verification =
        new Verification(
            new InMemory(chains),
            Optional.empty(),
            Optional.empty(),
            new Keys(List.of(), List.of()),
            new Trusted(List.of()),
            2);
    double rate = 0;
    for (int round = 0; round < 2; round++) {
      long begin = System.nanoTime();
      Report report = run(verification);
      rate = report.records() * 1e9 / (System.nanoTime() - begin);
    }
    return rate;
  }

  private static Report run(Verification verification) throws InterruptedException {
    try {
      return verification.run();
    } catch (IOException e) {
      throw new BenchException("could not be verified: " + e.getMessage(), e);
    }
  }

  private record InMemory(List<Sample.Chain> all) implements Records {
    @Override
    public List<String> chains() {
      return all.stream().map(Sample.Chain::name).sorted().toList();
    }

    @Override
    public void read(String chain, Extent extent, Taker taker) {
      all.stream()
          .filter(c -> c.name().equals(chain))
          .flatMap(c -> c.documents().stream())
          .forEach(document -> taker.take(document, 0, document.length, ""));
    }
  }
}
