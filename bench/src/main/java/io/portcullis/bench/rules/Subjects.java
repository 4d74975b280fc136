package io.portcullis.bench.rules;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import io.portcullis.model.Declared;
import io.portcullis.model.Facts;
import io.portcullis.model.Issuances;
import io.portcullis.model.KeyHistory;
import io.portcullis.model.Policy.Case;
import io.portcullis.model.SubjectKind;

/** Invented subjects, the same ones for the same seed. */
final class Subjects {
  /** Groups that rules of {@link Variants} may be meant for. */
  static final int GROUPS = 9;

  private static final double TROUBLE = 0.05;
  private static final double WILD = 0.7;

  private final Dice dice;

  Subjects(long seed) {
    dice = new Dice(seed);
  }

  /** As in a company of an ordinary day: devices and people mostly, of which most are well. */
  Case ordinary(int certificates) {
    SubjectKind kind =
        dice.of(
            SubjectKind.DEVICE,
            SubjectKind.DEVICE,
            SubjectKind.DEVICE,
            SubjectKind.DEVICE,
            SubjectKind.IDENTITY,
            SubjectKind.IDENTITY,
            SubjectKind.WORKLOAD,
            SubjectKind.KEY,
            SubjectKind.AUTHORITY,
            SubjectKind.SOURCE);
    Invented invented = new Invented(dice, TROUBLE);
    return subject(kind, ordinary(kind, invented), certificates, invented);
  }

  /** Facts of every kind on a subject of any kind, most of them bad: to find differences. */
  Case wild() {
    Invented invented = new Invented(dice, WILD);
    InventedKeys keys = new InventedKeys(dice, WILD);
    InventedServices services = new InventedServices(dice, WILD);
    InventedFlows flows = new InventedFlows(dice, WILD);
    Facts facts =
        new Facts(
            few(invented::posture),
            few(invented::account),
            few(invented::risk),
            few(keys::use),
            few(invented::hsm),
            few(invented::parent),
            List.of(),
            few(invented::feed),
            few(invented::lag),
            few(invented::sequence),
            few(keys::reading),
            few(invented::note),
            keys.history(),
            few(invented::repeats),
            dice.once(0.5) ? new InventedDeclarations(dice, WILD).all() : Declared.NONE,
            few(services::service),
            few(flows::volume),
            flows.issuances(),
            few(invented::remarks));
    int certificates = dice.once(0.1) ? 2 * Case.MAX_CERTIFICATES : dice.below(4);
    return subject(dice.of(SubjectKind.values()), facts, certificates, invented);
  }

  private Case subject(SubjectKind kind, Facts facts, int certificates, Invented invented) {
    Set<String> groups =
        dice.once(0.1)
            ? Set.of("break-glass", "ca-keys", Variants.group(1))
            : Set.of("staff", Variants.group(1 + dice.below(GROUPS)));
    return new Case(
        "sub-" + dice.below(Integer.MAX_VALUE),
        kind,
        "invented",
        groups,
        facts,
        dice.list(certificates, invented::certificate));
  }

  private Facts ordinary(SubjectKind kind, Invented invented) {
    boolean owned = kind == SubjectKind.DEVICE || kind == SubjectKind.WORKLOAD;
    boolean key = kind == SubjectKind.KEY;
    InventedKeys keys = new InventedKeys(dice, TROUBLE);
    InventedServices services = new InventedServices(dice, TROUBLE);
    InventedFlows flows = new InventedFlows(dice, TROUBLE);
    return new Facts(
        when(kind == SubjectKind.DEVICE, invented::posture),
        when(kind == SubjectKind.IDENTITY, invented::account),
        when(dice.once(TROUBLE), invented::risk),
        when(key, keys::use),
        when(kind == SubjectKind.AUTHORITY, invented::hsm),
        when(owned, invented::parent),
        List.of(),
        when(kind == SubjectKind.SOURCE, invented::feed),
        when(kind == SubjectKind.SOURCE, invented::lag),
        when(kind == SubjectKind.SOURCE, invented::sequence),
        when(key, keys::reading),
        when(key || kind == SubjectKind.IDENTITY, invented::note),
        key ? keys.history() : KeyHistory.NONE,
        when(dice.once(TROUBLE), invented::repeats),
        key ? new InventedDeclarations(dice, TROUBLE).all() : Declared.NONE,
        when(kind == SubjectKind.AUTHORITY, services::service),
        when(kind == SubjectKind.SOURCE, flows::volume),
        owned || kind == SubjectKind.AUTHORITY ? flows.issuances() : Issuances.NONE,
        when((key || kind == SubjectKind.AUTHORITY) && dice.once(TROUBLE), invented::remarks));
  }

  private <T> List<T> few(Supplier<T> one) {
    return dice.list(dice.below(4), one);
  }

  private <T> List<T> when(boolean there, Supplier<T> one) {
    return there ? List.of(one.get()) : List.of();
  }
}
